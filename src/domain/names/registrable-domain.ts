import { parse } from 'tldts'

/** Suffixes that a demo or a test treats as if they were delegated, such as `example`. None in production. */
export type ExtraSuffixes = readonly string[]

export type Registrable =
  | { readonly kind: 'registrable'; readonly domain: string }
  /** A public suffix itself: nobody can own it (BR §3.2.2.6). */
  | { readonly kind: 'suffix' }
  /** Ends in nothing that is delegated (BR §4.2.2). */
  | { readonly kind: 'internal' }

/**
 * The domain under which this host was registered: one label more than its public suffix (DCV-01). Under a private
 * suffix (`uk.com`, `github.io`) that is what its customer has, and not the suffix, which somebody else runs. The holder
 * of a private suffix may have it certified: by itself it counts as registered under the suffix of the ICANN section.
 */
export function registrableDomain(host: string, extraSuffixes: ExtraSuffixes): Registrable {
  const { domain, isIcann, publicSuffix } = parse(host, ICANN_ONLY)
  if (!isIcann && !extraSuffixes.some((suffix) => suffix === publicSuffix)) return { kind: 'internal' }
  if (!domain) return { kind: 'suffix' }
  const { domain: customers, isPrivate } = parse(host, WITH_PRIVATE)
  return { kind: 'registrable', domain: isPrivate && customers ? customers : domain }
}

const WITH_PRIVATE = { allowPrivateDomains: true, extractHostname: false, validateHostname: false, detectIp: false }
const ICANN_ONLY = { ...WITH_PRIVATE, allowPrivateDomains: false }
