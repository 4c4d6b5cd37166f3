export type RecordType = 'A' | 'AAAA' | 'TXT' | 'CNAME' | 'CAA' | 'MX'

/** `value` is text for TXT (character strings joined), the target without trailing dot for CNAME, the address for A and AAAA. */
export interface DnsRecord {
  readonly name: string
  readonly type: RecordType
  readonly ttl: number
  readonly value: string
  /** CAA only. */
  readonly caa?: { readonly flags: number; readonly tag: string; readonly value: string }
}

export type DnsOutcome = 'found' | 'no_data' | 'nxdomain' | 'servfail' | 'bogus' | 'timeout' | 'malformed'

export interface DnsAnswer {
  readonly outcome: DnsOutcome
  /** Records of the asked type after following CNAMEs, and the CNAMEs followed. */
  readonly records: readonly DnsRecord[]
  /** `secure`: the resolver validated DNSSEC (AD bit). */
  readonly dnssec: 'secure' | 'insecure' | 'bogus' | 'unknown'
  /** Address of the resolver that answered, for the follow-up page. */
  readonly resolver: string
}

/** Asks the configured resolvers. Never throws for what the network does: that is an outcome. */
export interface Dns {
  lookup(name: string, type: RecordType): Promise<DnsAnswer>
}
