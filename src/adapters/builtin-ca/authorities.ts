import type { AuthorityFamily } from '#domain/certificates/family.ts'
import { openAuthority, type Authority, type AuthorityRow } from './authority.ts'
import { ensureAuthorities } from './create-authorities.ts'
import type { BuiltinCaOptions } from './options.ts'

/** The authorities of this portal, opened once a process: they do not change once they are created. */
export interface Authorities {
  readonly find: (code: string) => Authority | null
  readonly issuing: (family: AuthorityFamily) => Authority
  /** By the id of its row. */
  readonly get: (id: string) => Authority
  readonly all: readonly Authority[]
  /** Issuing authority first, root last. */
  readonly chainPem: (authority: Authority) => readonly string[]
}

/** Opens the authorities at the first use, creating them if need be; a failure is tried again at the next use. */
export function lazyAuthorities(options: BuiltinCaOptions): () => Promise<Authorities> {
  let opened: Promise<Authorities> | null = null
  return () => {
    opened ??= openAuthorities(options).catch((error: unknown) => {
      opened = null
      throw error
    })
    return opened
  }
}

async function openAuthorities(options: BuiltinCaOptions): Promise<Authorities> {
  await ensureAuthorities(options)
  const rows = await options.operator<AuthorityRow>('ca_authorities').select('*').orderBy('code')
  const all = rows.map((row) => openAuthority(row, options.secrets, options.baseUrl))
  const get = (id: string): Authority =>
    known(
      all.find((one) => one.id === id),
      id,
    )
  const issuerIds = new Map(rows.map(({ id, issuer_id }) => [id, issuer_id]))
  const chainPem = (authority: Authority): readonly string[] => {
    const issuerId = issuerIds.get(authority.id)
    return [authority.certificate.pem, ...(issuerId ? chainPem(get(issuerId)) : [])]
  }
  return {
    find: (code) => all.find((one) => one.code === code) ?? null,
    issuing: (family) =>
      known(
        all.find((one) => one.family === family),
        family,
      ),
    get,
    all,
    chainPem,
  }
}

function known(authority: Authority | undefined, name: string): Authority {
  if (!authority) throw new Error(`no certification authority ${name}`)
  return authority
}
