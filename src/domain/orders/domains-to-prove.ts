import type { CertificateName } from '#domain/names/certificate-name.ts'
import { placesFor } from '#domain/validation/authorization-domain.ts'
import { METHOD_RULES, methodsFor, type DcvMethod, type DcvTarget } from '#domain/rules/dcv-methods.ts'
import { mailChallenge } from '#domain/validation/dcv-challenge.ts'
import type { MethodChoice } from '#domain/validation/method-choice.ts'

/** A registrable domain or an address of an order, and the ways to prove control of it. */
export interface DomainToProve {
  readonly domain: string
  readonly target: DcvTarget
  readonly names: readonly CertificateName[]
  /** The recommended one first; empty where the product knows none. */
  readonly methods: readonly DcvMethod[]
  /** Where a challenge mail can be sent; empty where mail is not offered. */
  readonly addresses: readonly string[]
  /** Where a record can be put or a mail be sent to, the registrable domain first; empty where there is no choice. */
  readonly places: readonly string[]
}

/** What an order's names ask to be proved, each domain once, in the order in which they were typed. */
export function domainsToProve(
  names: readonly CertificateName[],
  offered: readonly DcvMethod[],
  at: Date,
): readonly DomainToProve[] {
  return [...new Set(names.map(({ domain }) => domain))].map((domain) => {
    const mine = names.filter((name) => name.domain === domain)
    const target = targetOf(mine)
    const methods = methodsFor(target, offered, at)
    return {
      domain,
      target,
      names: mine,
      methods,
      addresses: methods.includes('email') ? mailChallenge([domain]).addresses : [],
      places: methods.some((method) => METHOD_RULES[method].coversBelow) ? placesFor(mine) : [],
    }
  })
}

/** A method asked for by a form, whatever it may be. */
export interface MethodWish {
  readonly domain: string
  readonly method: string
  readonly addresses: readonly string[]
  readonly place?: string | null
}

/** The wished methods as far as they can be had; a domain without a wish is proved by the recommended one. */
export function chooseMethods(
  domains: readonly DomainToProve[],
  wished: readonly MethodWish[],
): readonly MethodChoice[] {
  return domains.flatMap(({ domain, methods, addresses, places }) => {
    const wish = wished.find((one) => one.domain === domain)
    const method = methods.find((known) => known === wish?.method) ?? methods[0]
    if (!method) return []
    const place = places.find((one) => one === wish?.place && one !== domain) ?? null
    return { domain, method, addresses: addresses.filter((address) => wish?.addresses.includes(address)), place }
  })
}

/** One wildcard among them asks for a proof that speaks for everything below the domain. */
function targetOf(names: readonly CertificateName[]): DcvTarget {
  if (names.some(({ kind }) => kind === 'wildcard')) return 'wildcard'
  return names.some(({ kind }) => kind === 'ip') ? 'ip' : 'host'
}
