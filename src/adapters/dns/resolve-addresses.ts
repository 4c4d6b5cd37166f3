import type { ResolveAddresses } from '#platform/address-guard.ts'
import type { Dns } from '#ports/dns.ts'

/** Lets the address guard resolve names through the same resolvers as domain validation (spec 7.2). */
export function resolveAddressesBy(dns: Dns): ResolveAddresses {
  return async (host) => {
    const answers = await Promise.all([dns.lookup(host, 'A'), dns.lookup(host, 'AAAA')])
    return answers.flatMap(({ records }) =>
      records.filter(({ type }) => type === 'A' || type === 'AAAA').map(({ value }) => value),
    )
  }
}
