import { getServers } from 'node:dns'

export interface ResolverAddress {
  readonly host: string
  readonly port: number
}

const DNS_PORT = 53

/** Reads `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1` or `[2001:db8::1]:5353`. */
export function parseResolver(text: string): ResolverAddress {
  const [, bracketed, plain, port] = /^(?:\[(.+)\]|([^:]+))(?::(\d+))?$/.exec(text) ?? []
  return { host: bracketed ?? plain ?? text, port: port === undefined ? DNS_PORT : Number(port) }
}

export function systemResolvers(): ResolverAddress[] {
  return getServers().map(parseResolver)
}
