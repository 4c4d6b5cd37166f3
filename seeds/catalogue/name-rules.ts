import type { ProductNames } from '#domain/names/product-names.ts'

const NO_MORE = { included: 0, maximum: 0 }

/** `www.` and the bare domain for the price of one, and no other name. */
export const ONE_HOST = {
  base: 'host',
  freeCompanion: true,
  kinds: { additional: NO_MORE, domain: NO_MORE, wildcard: NO_MORE },
  ipAddresses: false,
} as const satisfies ProductNames

/** All hosts of one level, and the bare domain. */
export const ONE_WILDCARD = { ...ONE_HOST, base: 'wildcard' } as const satisfies ProductNames

/** One host that can grow: further hosts of its domain. */
export const HOST_WITH_ADDITIONAL = {
  ...ONE_HOST,
  kinds: { ...ONE_HOST.kinds, additional: { included: 0, maximum: 10 } },
} as const satisfies ProductNames

/** Hosts of any domains; every name but the first counts as one of another domain. */
export const MANY_DOMAINS = {
  ...ONE_HOST,
  freeCompanion: false,
  kinds: { ...ONE_HOST.kinds, domain: { included: 2, maximum: 247 } },
} as const satisfies ProductNames

/** Hosts of any domains, each at the price of its kind; no wildcard, as EV forbids it (TLS-30). */
export const MANY_HOSTS = {
  ...ONE_HOST,
  kinds: { additional: { included: 0, maximum: 100 }, domain: { included: 2, maximum: 100 }, wildcard: NO_MORE },
} as const satisfies ProductNames

/** Hosts, wildcards and addresses in one certificate. */
export const ANY_NAMES = {
  base: 'any',
  freeCompanion: true,
  kinds: {
    additional: { included: 0, maximum: 100 },
    domain: { included: 2, maximum: 100 },
    wildcard: { included: 0, maximum: 20 },
  },
  ipAddresses: true,
} as const satisfies ProductNames
