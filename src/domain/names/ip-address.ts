import ipaddr from 'ipaddr.js'

export type AddressReading =
  | { readonly kind: 'address'; readonly value: string; readonly isPublic: boolean }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'not_an_address' }

/**
 * Reads a written address strictly (no octal, hexadecimal or shortened IPv4, no zones). `value` is the one spelling that
 * a certificate may carry: dotted, or RFC 5952 for IPv6 (TLS-32).
 */
export function readAddress(text: string): AddressReading {
  if (text.includes(':')) return readIpv6(text)
  if (!/(^|\.)\d+$/.test(text)) return { kind: 'not_an_address' }
  if (!ipaddr.IPv4.isValidFourPartDecimal(text)) return { kind: 'malformed' }

  const address = ipaddr.IPv4.parse(text)
  return { kind: 'address', value: address.toString(), isPublic: address.range() === 'unicast' }
}

function readIpv6(text: string): AddressReading {
  if (text.includes('%') || !ipaddr.IPv6.isValid(text)) return { kind: 'malformed' }

  const address = ipaddr.IPv6.parse(text)
  const isPublic = address.range() === 'unicast' && isGlobalUnicast(address)
  return { kind: 'address', value: address.toRFC5952String(), isPublic }
}

/** 2000::/3 is all that IANA has given out. */
function isGlobalUnicast(address: ipaddr.IPv6): boolean {
  return address.match(ipaddr.IPv6.parse('2000::'), 3)
}
