import { parse } from 'tldts'

/** Suffixes that a demo or a test treats as if they were delegated, such as `example`. None in production. */
export type ExtraSuffixes = readonly string[]

export type Registrable =
  | { readonly kind: 'registrable'; readonly domain: string }
  /** A public suffix itself: nobody can own it (BR §3.2.2.6). */
  | { readonly kind: 'suffix' }
  /** Ends in nothing that is delegated (BR §4.2.2). */
  | { readonly kind: 'internal' }

/** The domain under which this host was registered: one label more than its public suffix, ICANN section (DCV-01). */
export function registrableDomain(host: string, extraSuffixes: ExtraSuffixes): Registrable {
  const { domain, isIcann, publicSuffix } = parse(host, PSL_OPTIONS)
  if (!isIcann && !extraSuffixes.some((suffix) => suffix === publicSuffix)) return { kind: 'internal' }
  return domain ? { kind: 'registrable', domain } : { kind: 'suffix' }
}

/** Private suffixes (`github.io`) do not count: their holders own them and may have them certified. */
const PSL_OPTIONS = { allowPrivateDomains: false, extractHostname: false, validateHostname: false, detectIp: false }
