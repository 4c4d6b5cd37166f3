import { lookup } from 'node:dns/promises'
import { canonicalAddress, isInRanges, isPublicAddress, parseRange } from '#domain/network/address-ranges.ts'

/** Every address behind a name; an empty list or a rejection when it has none. */
export type ResolveAddresses = (host: string) => Promise<readonly string[]>

export interface AddressGuardOptions {
  /** Ranges that a private installation opens although they are not public, in CIDR notation. */
  readonly open: readonly string[]
  /** The only ports that a user may make us connect to. */
  readonly ports: readonly number[]
  /** Connects to another port than the asked one, for a bench where the low ports can't be bound. */
  readonly portMap?: Readonly<Record<number, number>>
  readonly resolve?: ResolveAddresses
}

export type Admission =
  | {
      readonly admitted: true
      /** Connect to these and nothing else: looking the name up again would open the door to DNS rebinding. */
      readonly addresses: readonly string[]
      readonly port: number
    }
  | {
      readonly admitted: false
      readonly reason: 'refused_port' | 'refused_address' | 'no_address'
      readonly detail: string
    }

/** Decides what may be connected to when a user named the host (spec 8.4). */
export interface AddressGuard {
  admit(host: string, port: number): Promise<Admission>
}

export function createAddressGuard(options: AddressGuardOptions): AddressGuard {
  const { ports, portMap = {}, resolve = resolveBySystem } = options
  const open = options.open.map(parseRange)
  const mayReach = (address: string) => isPublicAddress(address) || isInRanges(address, open)

  return {
    async admit(host, port) {
      if (!ports.includes(port)) return { admitted: false, reason: 'refused_port', detail: `port ${port}` }
      const found = await addressesOf(host, resolve)
      if (found.length === 0) return { admitted: false, reason: 'no_address', detail: host }
      const addresses = found.filter(mayReach)
      if (addresses.length === 0) return { admitted: false, reason: 'refused_address', detail: found.join(', ') }
      return { admitted: true, addresses, port: portMap[port] ?? port }
    },
  }
}

async function addressesOf(host: string, resolve: ResolveAddresses): Promise<string[]> {
  const bare = host.replace(/^\[(.*)\]$/, '$1')
  const literal = canonicalAddress(bare)
  if (literal !== null) return [literal]
  const found = await resolve(bare).catch(() => [])
  return [...new Set(found.map(canonicalAddress).filter((address) => address !== null))]
}

const resolveBySystem: ResolveAddresses = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address)
