import { execFile } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'
import { openRootStore } from './root-store.ts'
import { mayEnter, serverUser, type ServerUser } from './server-user.ts'

/** A data folder, and the user that it belongs to. */
export interface Cluster {
  readonly dataFolder: string
  readonly user: ServerUser
}

/** Nothing of the portal's own environment reaches the server: it holds secrets. */
export const SERVER_ENVIRONMENT = { LC_ALL: 'C', TZ: 'UTC' }

const CHARACTER_TYPES: Partial<Record<NodeJS.Platform, string>> = { darwin: 'en_US.UTF-8', win32: 'C' }

/**
 * Finds where the cluster of this folder lives or shall live: inside, or in root's store when the user that root lends the
 * server may not enter it. The file `location` remembers the second case, so that a moved checkout keeps its data.
 */
export function locateCluster(folder: string, rootStore: string): Cluster {
  const user = serverUser()
  const inside = join(folder, 'data')
  const remembered = join(folder, 'location')
  if (existsSync(inside)) return { dataFolder: inside, user: ownerOf(inside, user) }
  if (existsSync(remembered)) {
    const dataFolder = readFileSync(remembered, 'utf8')
    return { dataFolder, user: existsSync(dataFolder) ? ownerOf(dataFolder, user) : user }
  }
  if (mayEnter(user, folder)) return { dataFolder: inside, user }
  const elsewhere = mkdtempSync(join(openRootStore(rootStore), 'cluster-'))
  chmodSync(elsewhere, 0o711)
  writeFileSync(remembered, join(elsewhere, 'data'))
  return { dataFolder: join(elsewhere, 'data'), user }
}

/** Root runs the server of an ordinary user's folder as that user, so that both can go on with it. */
function ownerOf(dataFolder: string, user: ServerUser): ServerUser {
  if (user.uid === undefined) return user
  const { uid, gid } = statSync(dataFolder)
  return uid === 0 ? user : { uid, gid }
}

/** Creates the cluster unless it exists, whole or not at all. */
export async function createCluster(
  { dataFolder, user }: Cluster,
  { binaries, password, durable }: { binaries: string; password: string; durable: boolean },
): Promise<void> {
  if (existsSync(dataFolder)) return
  const draft = `${dataFolder}.new`
  const passwordFile = `${dataFolder}.password`
  rmSync(draft, { recursive: true, force: true })
  rmSync(passwordFile, { force: true })
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  try {
    for (const path of [draft, passwordFile]) giveTo(user, path)
    await promisify(execFile)(
      join(binaries, 'bin', 'initdb'),
      [
        ...['--pgdata', draft, '--username', 'postgres', '--auth', 'scram-sha-256', '--pwfile', passwordFile],
        ...['--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C'],
        ...['--lc-ctype', CHARACTER_TYPES[process.platform] ?? 'C.UTF-8', '--data-checksums', '--no-instructions'],
        ...(durable ? [] : ['--no-sync']),
      ],
      { ...user, env: SERVER_ENVIRONMENT, cwd: '/' },
    )
  } catch (cause) {
    const words = String((cause as { stderr?: string }).stderr ?? cause).trim()
    throw new EmbeddedPostgresError(`PostgreSQL could not set up ${dataFolder}: ${words}`, { cause })
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(draft, dataFolder)
}

function giveTo({ uid, gid }: ServerUser, path: string): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
}
