import { canonicalAddress, isInRanges, parseRange } from './address-ranges.ts'

/** Most blocks that one list takes. */
export const MOST_NETWORKS = 50

/** Addresses and CIDR blocks as people type them, one a line or between commas; null where one can't be read. */
export function readNetworks(text: string): readonly string[] | null {
  const typed = text.split(/[\s,;]+/).filter((one) => one !== '')
  const networks = typed.map(network)
  return networks.length > MOST_NETWORKS || networks.includes(null) ? null : [...new Set(networks as string[])]
}

/** Whether an address lies in a list of blocks; an empty list is everywhere, and no address is nowhere. */
export function comesFrom(networks: readonly string[], address: string): boolean {
  if (networks.length === 0) return true
  return address !== '' && isInRanges(address, networks.map(parseRange))
}

/** A plain address is a block of one. */
function network(text: string): string | null {
  try {
    if (text.includes('/')) {
      const [address, bits] = parseRange(text)
      return `${address.toString()}/${bits}`
    }
    const address = canonicalAddress(text)
    return address && `${address}/${address.includes(':') ? 128 : 32}`
  } catch {
    return null
  }
}
