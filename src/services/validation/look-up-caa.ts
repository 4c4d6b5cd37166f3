import type { CertificateName } from '#domain/names/certificate-name.ts'
import { SECOND } from '#domain/shared/time.ts'
import { caaDomains, isDecisive, type CaaLookup } from '#domain/validation/caa.ts'
import { inParallel } from '#platform/in-parallel.ts'
import type { Dns } from '#ports/dns.ts'

/** Questions to the resolvers at one time. */
const AT_ONCE = 20

/** For all names of an order together. A job that works for minutes would be taken for dead (jobs/release-abandoned.ts). */
const LIMIT = 45 * SECOND

/** What a domain answered that nobody came to ask. */
const NOT_REACHED: CaaLookup['answer'] = { outcome: 'timeout', records: [], dnssec: 'unknown' }

/**
 * The answers on the way up from each name to the first decisive one. Names of one house share their parents, and each
 * domain is asked once; what is not reached in time counts as silent.
 */
export function lookUpCaa(
  dns: Dns,
  names: readonly CertificateName[],
  limitMs = LIMIT,
): Promise<readonly (readonly CaaLookup[])[]> {
  const end = performance.now() + limitMs
  const asked = new Map<string, Promise<CaaLookup['answer']>>()
  const ask = (domain: string) => {
    const answer = asked.get(domain) ?? (performance.now() < end ? dns.lookup(domain, 'CAA') : NOT_REACHED)
    asked.set(domain, Promise.resolve(answer))
    return answer
  }

  return inParallel(names, AT_ONCE, async (name) => {
    const lookups: CaaLookup[] = []
    for (const domain of caaDomains(name)) {
      const answer = await ask(domain)
      lookups.push({ domain, answer })
      if (isDecisive(answer)) break
    }
    return lookups
  })
}
