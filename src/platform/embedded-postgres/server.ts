import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { freePort } from '../free-port.ts'
import type { Log } from '../log.ts'
import { SERVER_ENVIRONMENT, type Cluster } from './cluster.ts'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'

const LAST_WORDS = 4_000
const TRIES = 5
const READY = 'database system is ready to accept connections'
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 200,
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // Statements and their values are the portal's to log, or not.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
}
const FORGETFUL = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }

export interface ServerPlan {
  readonly cluster: Cluster
  readonly binaries: string
  readonly durable: boolean
  readonly log: Log
}

export interface Server {
  readonly pid: number
  readonly port: number
  /** Settles with the server's last words when it ends. */
  readonly ended: Promise<string>
}

/** Starts the server on a free port of the loopback interface and waits until it takes connections. */
export async function startServer(plan: ServerPlan): Promise<Server> {
  for (let tries = 1; ; tries++) {
    const port = await freePort()
    const { pid, ready, ended } = launch(plan, port)
    const lastWords = await Promise.race([ready, ended])
    if (lastWords === null && pid !== undefined) return { pid, port, ended }
    const isPortTaken = lastWords?.includes('could not bind') ?? false
    if (!isPortTaken || tries === TRIES) throw new EmbeddedPostgresError(`PostgreSQL did not start: ${lastWords}`)
  }
}

function launch({ cluster, binaries, durable, log }: ServerPlan, port: number) {
  const settings = { ...SETTINGS, port, ...(durable ? {} : FORGETFUL) }
  const child = spawn(
    join(binaries, 'bin', 'postgres'),
    ['-D', cluster.dataFolder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // In a group of its own, because Ctrl-C is for the portal, which stops the server last.
    { ...cluster.user, env: SERVER_ENVIRONMENT, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  )
  let words = ''
  const ready = new Promise<null>((resolve) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-LAST_WORDS)
      if (words.includes(READY)) resolve(null)
      for (const line of text.trimEnd().split('\n')) log.debug({ line }, 'embedded PostgreSQL')
    })
  })
  return { pid: child.pid, ready, ended: once(child, 'close').then(() => words.trim()) }
}
