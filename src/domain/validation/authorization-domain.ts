import type { CertificateName } from '#domain/names/certificate-name.ts'
import { METHOD_RULES, type DcvMethod } from '#domain/rules/dcv-methods.ts'

/** Where control over a name may be proved: its host, then every parent down to the registrable domain (BR §1.6.1). */
export function authorizationDomains({ kind, value, domain }: CertificateName): readonly string[] {
  const host = kind === 'wildcard' ? value.slice('*.'.length) : value
  if (kind === 'ip') return [host]

  const spare = host.split('.').length - domain.split('.').length
  return Array.from({ length: spare + 1 }, (_, labels) => host.split('.').slice(labels).join('.'))
}

/**
 * Where to prove it by this method. What covers everything below is proved once at the registrable domain, so that one
 * record serves all names of an order; a file only speaks for its own host.
 */
export function authorizationDomain(name: CertificateName, method: DcvMethod): string {
  return METHOD_RULES[method].coversBelow ? name.domain : name.value
}
