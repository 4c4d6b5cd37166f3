import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

/** A block of addresses in CIDR notation, parsed. */
export type AddressRange = readonly [Address, number]

/** All of IPv6 that is routed on the public network today (RFC 4291 §2.4); compatible and site-local forms lie outside. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')

/** Answers inside Azure's networks with the machine's own data, though the address itself is a public one. */
const CLOUD_METADATA = ipaddr.IPv4.parseCIDR('168.63.129.16/32')

/** Throws for text that is not a CIDR block: a configuration mistake must stop the start. */
export function parseRange(cidr: string): AddressRange {
  return ipaddr.parseCIDR(cidr)
}

/**
 * The address in its one plain form, or null for what is a name. Reads every form that a resolver library would:
 * decimal, octal and hexadecimal IPv4, and IPv4 mapped into IPv6, which becomes the IPv4 address it stands for.
 */
export function canonicalAddress(text: string): string | null {
  return ipaddr.isValid(text) ? ipaddr.process(text).toString() : null
}

/**
 * Whether the address belongs to a host of the public network. Ranges that carry an IPv4 address inside (6to4, Teredo,
 * NAT64) don't count as public, because a gateway would unpack a private one.
 */
export function isPublicAddress(address: string): boolean {
  const parsed = ipaddr.process(address)
  if (parsed.range() !== 'unicast') return false
  if (parsed instanceof ipaddr.IPv4) return !parsed.match(CLOUD_METADATA)
  return parsed.zoneId === undefined && parsed.match(GLOBAL_UNICAST)
}

export function isInRanges(address: string, ranges: readonly AddressRange[]): boolean {
  const parsed = ipaddr.process(address)
  return ranges.some(([network, bits]) => parsed.kind() === network.kind() && parsed.match(network, bits))
}
