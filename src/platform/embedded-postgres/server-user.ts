import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** Whom the server runs as. Empty for an ordinary user, who runs it himself. */
export interface ServerUser {
  readonly uid?: number
  readonly gid?: number
}

const ACCOUNTS = '/etc/passwd'
const NOBODY = { uid: 65_534, gid: 65_534 }

/** PostgreSQL refuses to run as root; root lends it an unprivileged account of the machine, and none is created. */
export function serverUser(): ServerUser {
  if (process.getuid?.() !== 0) return {}
  const accounts = existsSync(ACCOUNTS) ? readFileSync(ACCOUNTS, 'utf8').split('\n') : []
  const byName = new Map(accounts.map((line) => line.split(':')).map((fields) => [fields[0], fields]))
  const [, , uid, gid] = byName.get('postgres') ?? byName.get('nobody') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : NOBODY
}

/** Asks the kernel, which also knows about access lists and mounts, whether that user may enter the folder. */
export function mayEnter(user: ServerUser, folder: string): boolean {
  if (user.uid === undefined) return true
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...user, cwd: '/', stdio: 'ignore' }).status === 0
}
