/** What a resolver answered, as much as judging it needs. The DNS port's answers fit. */
export interface SeenAnswer {
  readonly outcome: 'found' | 'no_data' | 'nxdomain' | 'servfail' | 'bogus' | 'timeout' | 'malformed'
  readonly records: readonly SeenRecord[]
  readonly dnssec: 'secure' | 'insecure' | 'bogus' | 'unknown'
  readonly resolver: string
}

export interface SeenRecord {
  readonly name: string
  readonly type: string
  readonly value: string
  readonly caa?: { readonly flags: number; readonly tag: string; readonly value: string }
}

/** What a web server answered. The web client's outcomes fit. */
export type SeenPage =
  | {
      readonly outcome: 'answered'
      readonly status: number
      readonly body: string
      readonly url: string
      readonly redirects: readonly string[]
    }
  | {
      readonly outcome:
        | 'refused_address'
        | 'no_address'
        | 'connection_failed'
        | 'timeout'
        | 'tls_failed'
        | 'too_large'
        | 'bad_redirect'
        | 'too_many_redirects'
      readonly url: string
      readonly detail: string
    }
