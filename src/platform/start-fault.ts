import { EmbeddedPostgresError } from './embedded-postgres/embedded-postgres-error.ts'
import { SealBroken } from './secrets.ts'

/** What Node and PostgreSQL call a database that can't be reached or doesn't let us in. */
const UNREACHABLE: readonly unknown[] = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'ENOENT']
const TURNED_AWAY: readonly unknown[] = ['28P01', '28000', '3D000', '57P03', '53300', '42501']

/** Why the portal can't start, as a sentence for the person at the terminal; null for what is a bug. */
export function startFault(error: unknown): string | null {
  if (error instanceof EmbeddedPostgresError) return error.message
  if (error instanceof SealBroken) {
    return 'This database was sealed by another key: add it to MASTER_KEYS, behind the new one (docs/operations.md).'
  }
  const { code, syscall, message, port, path } = error as NodeJS.ErrnoException & { readonly port?: number }
  if (syscall === 'open') return `The file ${path} can't be read (${code}).`
  if (code === 'EADDRINUSE' && syscall === 'listen') return `Port ${port} is taken. Set PORT to another one.`
  if (UNREACHABLE.includes(code)) return `The database of DATABASE_URL can't be reached (${code}).`
  if (TURNED_AWAY.includes(code)) return `The database of DATABASE_URL turns us away: ${message}.`
  return null
}
