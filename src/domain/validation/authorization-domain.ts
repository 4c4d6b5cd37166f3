import type { CertificateName } from '#domain/names/certificate-name.ts'
import { METHOD_RULES, type DcvMethod } from '#domain/rules/dcv-methods.ts'

/** Where control over a name may be proved: its host, then every parent down to the registrable domain (BR §1.6.1). */
export function authorizationDomains({ kind, value, domain }: CertificateName): readonly string[] {
  const host = kind === 'wildcard' ? value.slice('*.'.length) : value
  if (kind === 'ip') return [host]

  const spare = host.split('.').length - domain.split('.').length
  return Array.from({ length: spare + 1 }, (_, labels) => host.split('.').slice(labels).join('.'))
}

/** Each name is proved at its own host, for who runs no more than that. */
export const AT_EACH_HOST = 'each'

/**
 * Where to prove it by this method. What covers everything below is proved once at the registrable domain, so that one
 * record serves all names of an order, unless another place was chosen; a file only speaks for its own host.
 */
export function authorizationDomain(name: CertificateName, method: DcvMethod, place: string | null = null): string {
  if (!METHOD_RULES[method].coversBelow) return name.value
  if (place === AT_EACH_HOST) return authorizationDomains(name)[0] ?? name.domain
  return place ?? name.domain
}

/**
 * Where the names of one registrable domain may be proved by what covers everything below: at it, at a domain below it
 * that is above all of them, or each at its own host. Empty where there is no choice.
 */
export function placesFor(names: readonly CertificateName[]): readonly string[] {
  const ways = names.map(authorizationDomains)
  const [first = []] = ways
  const shared = first.filter((domain) => ways.every((way) => way.includes(domain))).toReversed()
  const hosts = new Set(ways.map(([host]) => host))
  const places = hosts.size > 1 ? [...shared, AT_EACH_HOST] : shared
  return places.length > 1 ? places : []
}
