import { chmodSync, lstatSync, mkdirSync } from 'node:fs'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'

/** Where root keeps what the server's user could not reach inside the checkout, for instance below /root. */
export const ROOT_STORE = '/var/lib/chancery'

/** Gives the store, made if need be, after making sure that nobody but root can have put anything into it. */
export function openRootStore(store: string): string {
  if (mkdirSync(store, { recursive: true }) !== undefined) chmodSync(store, 0o755)
  const found = lstatSync(store)
  const isSafe = found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0
  if (!isSafe) throw new EmbeddedPostgresError(`${store} must be a folder that only root can write to.`)
  return store
}
