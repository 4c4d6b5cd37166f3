import { chmodSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { runnableBinaries } from './embedded-postgres/binaries.ts'
import { createCluster, locateCluster } from './embedded-postgres/cluster.ts'
import { EmbeddedPostgresError } from './embedded-postgres/embedded-postgres-error.ts'
import { lockFolder } from './embedded-postgres/folder-lock.ts'
import { ROOT_STORE } from './embedded-postgres/root-store.ts'
import { startServer, type Server } from './embedded-postgres/server.ts'
import { clearLeftovers, stopServer } from './embedded-postgres/stop-server.ts'
import { keptSecret } from './kept-secret.ts'
import type { Log } from './log.ts'

export interface EmbeddedPostgresOptions {
  /** A folder of the server's own; what it holds is kept between starts. */
  readonly folder: string
  /** False for tests only: faster, and lost when the machine stops. */
  readonly durable: boolean
  readonly log: Log
  /** Where root keeps what the server's user could not reach inside the folder. */
  readonly rootStore?: string
}

export interface EmbeddedPostgres {
  readonly port: number
  /** As the superuser, in the database `postgres`. */
  readonly adminUrl: string
  url(database: string): string
  /** Makes the database unless it exists, and gives its address. */
  database(name: string): Promise<string>
  /** Settles with the server's last words when it ends without having been asked to. */
  readonly lost: Promise<string>
  /** Stops the server and lets go of the folder. The pools must be closed by then. */
  stop(): Promise<void>
}

/**
 * A real PostgreSQL server from the npm packages, for a portal that was given no other: the demo and the tests. Throws an
 * `EmbeddedPostgresError` with a sentence for the person at the terminal.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = resolve(options.folder)
  ownFolder(folder)
  const release = lockFolder(folder)
  try {
    return await start(folder, options, release)
  } catch (error) {
    release()
    throw error
  }
}

async function start(
  folder: string,
  { durable, log, rootStore = ROOT_STORE }: EmbeddedPostgresOptions,
  release: () => void,
): Promise<EmbeddedPostgres> {
  const password = keptSecret(join(folder, 'password'))
  const cluster = locateCluster(folder, rootStore)
  const binaries = runnableBinaries(cluster.user, { folder, rootStore })
  await createCluster(cluster, { binaries, password, durable })
  await clearLeftovers(binaries, cluster)
  const server = await startServer({ cluster, binaries, durable, log })
  const letGo = endWithThisProcess(server)
  const url = (database: string) => `postgres://postgres:${password}@127.0.0.1:${server.port}/${database}`
  let stopping: Promise<void> | null = null
  const stop = async () => {
    letGo()
    await stopServer(binaries, cluster)
    await server.ended
    release()
  }
  return {
    port: server.port,
    adminUrl: url('postgres'),
    url,
    database: async (name) => {
      await ensureDatabase(url('postgres'), name)
      return url(name)
    },
    lost: new Promise((settle) => {
      void server.ended.then((lastWords) => {
        if (stopping === null) settle(lastWords)
      })
    }),
    stop: () => (stopping ??= stop()),
  }
}

function ownFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    // Root's server runs as another user, who has to pass through.
    chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700)
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `${folder} cannot be used by this user. Start the portal as the user who made it, or remove it.`,
      { cause },
    )
  }
}

/** Takes the server down with a process that ends by an error; one that is killed leaves it to the next start. */
function endWithThisProcess({ pid, ended }: Server): () => void {
  const end = () => process.kill(pid, 'SIGINT')
  const letGo = () => process.off('exit', end)
  process.once('exit', end)
  void ended.then(letGo)
  return letGo
}

async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client(adminUrl)
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}
