import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'
import { openRootStore } from './root-store.ts'
import type { ServerUser } from './server-user.ts'

const EXECUTABLES = ['postgres', 'initdb', 'pg_ctl']
const OWN_SERVER = 'Set DATABASE_URL to a PostgreSQL server of your own.'

/** Where a copy goes when the packaged binaries won't do: root's into root's store, another user's into his own folder. */
export interface CopyPlaces {
  readonly folder: string
  readonly rootStore: string
}

/** Gives the folder that holds `bin/` and `lib/`, in a state and a place in which the user can run them. */
export function runnableBinaries(user: ServerUser, places: CopyPlaces, packaged = packagedBinaries()): string {
  const fault = completed(packaged) ? faultOf(packaged, user) : 'its libraries are not linked'
  if (fault === null) return packaged
  const isLent = user.uid !== undefined
  const copy = copied(packaged, isLent ? openRootStore(places.rootStore) : places.folder)
  const faultOfCopy = faultOf(copy, user)
  if (faultOfCopy === null) return copy
  throw new EmbeddedPostgresError(`PostgreSQL does not run on this machine: ${faultOfCopy}. ${OWN_SERVER}`)
}

function packagedBinaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    // Its exports hide package.json: the entry is dist/index.js.
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch (cause) {
    throw new EmbeddedPostgresError(`The package ${name} is not installed. ${OWN_SERVER}`, { cause })
  }
}

/** Does what the package's install script does, because those may be blocked; false where we may not write. */
function completed(native: string): boolean {
  const list = join(native, 'pg-symlinks.json')
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) : []
  try {
    for (const { source, target } of links) link(basename(source), join(native, '..', target))
    for (const name of EXECUTABLES) makeExecutable(join(native, 'bin', name))
    return true
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) return false
    throw error
  }
}

function link(source: string, target: string): void {
  try {
    symlinkSync(source, target)
  } catch (error) {
    if (!existsSync(target)) throw error
  }
}

function makeExecutable(file: string): void {
  if (existsSync(file) && (statSync(file).mode & 0o111) === 0) chmodSync(file, 0o755)
}

/** Copies whole or not at all: the last step is a rename, and the first of two copiers wins. */
function copied(packaged: string, store: string): string {
  const { version } = JSON.parse(readFileSync(join(packaged, '..', 'package.json'), 'utf8')) as { version: string }
  const destination = join(store, `postgresql-${version}`)
  if (existsSync(destination)) return join(destination, 'native')
  const draft = `${destination}.${randomUUID()}`
  cpSync(packaged, join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
  completed(join(draft, 'native'))
  openToAll(draft)
  try {
    renameSync(draft, destination)
  } catch (error) {
    rmSync(draft, { recursive: true })
    if (!existsSync(destination)) throw error
  }
  return join(destination, 'native')
}

/** Readable whatever the umask of the installation was. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
}

/** Why that user cannot run the server, in the system's words; null when he can. */
function faultOf(native: string, user: ServerUser): string | null {
  const { status, stderr, error } = spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...user, cwd: '/' })
  return status === 0 ? null : (error?.message ?? stderr.toString().trim())
}
