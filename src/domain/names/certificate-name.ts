import { toASCII, toUnicode } from 'tr46'
import { readAddress } from './ip-address.ts'
import { registrableDomain, type ExtraSuffixes } from './registrable-domain.ts'
import { stripDecorations, type NameNote } from './typed-name.ts'

/** One name as a certificate carries it. */
export interface CertificateName {
  readonly kind: 'host' | 'wildcard' | 'ip'
  /** Lower case, A-labels, no trailing dot; RFC 5952 for IPv6. */
  readonly value: string
  /** The same for human eyes: Unicode labels. */
  readonly display: string
  /** The registrable domain; an address stands for itself. */
  readonly domain: string
}

export const NAME_FAULTS = [
  'empty',
  'underscore',
  'bad_characters',
  'empty_label',
  'label_too_long',
  'name_too_long',
  'bad_wildcard',
  'internal_name',
  'public_suffix',
  'special_zone',
  'bad_address',
  'reserved_address',
] as const
export type NameFault = (typeof NAME_FAULTS)[number]

export type NameReading =
  | { readonly ok: true; readonly entry: string; readonly name: CertificateName; readonly notes: readonly NameNote[] }
  | { readonly ok: false; readonly entry: string; readonly fault: NameFault }

/** Reads one typed entry into the name a certificate would carry, or says what is wrong with it (BR §7.1.2.7.12). */
export function readName(entry: string, extraSuffixes: ExtraSuffixes = []): NameReading {
  const { text, notes } = stripDecorations(entry)
  const name = text === '' ? 'empty' : addressOrHost(text, extraSuffixes)
  return typeof name === 'string' ? { ok: false, entry, fault: name } : { ok: true, entry, name, notes }
}

function addressOrHost(text: string, extraSuffixes: ExtraSuffixes): CertificateName | NameFault {
  const address = readAddress(text)
  switch (address.kind) {
    case 'malformed':
      return 'bad_address'
    case 'not_an_address':
      return hostName(text, extraSuffixes)
    case 'address': {
      const { value, isPublic } = address
      return isPublic ? { kind: 'ip', value, display: value, domain: value } : 'reserved_address'
    }
  }
}

/** A wildcard is the whole left-most label and only that one (TLS-30). */
function hostName(text: string, extraSuffixes: ExtraSuffixes): CertificateName | NameFault {
  const isWildcard = text.startsWith('*.')
  const bare = isWildcard ? text.slice(2) : text
  if (bare.includes('*')) return 'bad_wildcard'

  const host = aLabels(bare)
  if (host.fault) return host.fault
  const owner = registrableDomain(host.value, extraSuffixes)
  if (owner.kind === 'internal') return 'internal_name'
  if (SPECIAL_ZONES.test(host.value)) return 'special_zone'
  if (owner.kind === 'suffix') return isWildcard ? 'bad_wildcard' : 'public_suffix'

  const star = isWildcard ? '*.' : ''
  return {
    kind: isWildcard ? 'wildcard' : 'host',
    value: star + host.value,
    display: star + toUnicode(host.value).domain,
    domain: owner.domain,
  }
}

/** Reverse zones are refused since 2026-03-15 (TLS-23); onion names need proofs of their own. */
const SPECIAL_ZONES = /(^|\.)(arpa|onion)$/

type Host = { readonly value: string; readonly fault?: never } | { readonly fault: NameFault }

function aLabels(text: string): Host {
  if (text.length > LONGEST_TYPED) return { fault: 'name_too_long' }
  if (text.includes('_')) return { fault: 'underscore' }
  const value = toASCII(text, STRICT)
  if (value === null) return { fault: 'bad_characters' }
  const labels = value.split('.')
  if (labels.includes('')) return { fault: 'empty_label' }
  if (labels.some((label) => label.length > 63)) return { fault: 'label_too_long' }
  return value.length > 253 ? { fault: 'name_too_long' } : { value }
}

/** No name of 253 octets is typed with more; Punycode takes quadratic time, so nothing longer gets there. */
const LONGEST_TYPED = 1_000

/** Lengths are checked by hand, so that the customer learns which one is wrong. */
const STRICT = {
  checkBidi: true,
  checkHyphens: true,
  checkJoiners: true,
  useSTD3ASCIIRules: true,
  verifyDNSLength: false,
}
