import { EmbeddedPostgresError } from './embedded-postgres/embedded-postgres-error.ts'
import { SealBroken } from './secrets.ts'
import { SettingFault } from './setting-fault.ts'

/** What Node and PostgreSQL call a database that can't be reached or doesn't let us in. */
const UNREACHABLE: readonly unknown[] = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'ENOENT']
const TURNED_AWAY: readonly unknown[] = ['28P01', '28000', '3D000', '57P03', '53300', '42501']

/** Why the portal can't start, as a sentence for the person at the terminal; null for what is a bug. */
export function startFault(error: unknown): string | null {
  if (error instanceof EmbeddedPostgresError || error instanceof SettingFault) return error.message
  if (error instanceof SealBroken) {
    return 'This database was sealed by another key: add it to MASTER_KEYS, behind the new one (docs/operations.md).'
  }
  const {
    code,
    syscall,
    message,
    port,
    path,
    setting = 'PORT',
  } = error as NodeJS.ErrnoException & { readonly port?: number; readonly setting?: string }
  if (syscall === 'open') return `The file ${path} can't be read (${code}).`
  if (code === 'EADDRINUSE' && syscall === 'listen') return `Port ${port} is taken. Set ${setting} to another one.`
  if (code === 'EACCES' && syscall === 'listen')
    return `Port ${port} may not be opened by this user. Set ${setting} to another one, such as one above 1023.`
  if (UNREACHABLE.includes(code)) return `The database of DATABASE_URL can't be reached (${code}).`
  if (TURNED_AWAY.includes(code)) return `The database of DATABASE_URL turns us away: ${wordsOf(message)}.`
  return null
}

/** Without the statement that Knex puts before what PostgreSQL has said. */
const wordsOf = (message: string): string => message.slice(message.lastIndexOf('\n') + 1).replace(/^.* - /, '')
