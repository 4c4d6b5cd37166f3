export type WebOutcome =
  | {
      readonly outcome: 'answered'
      readonly status: number
      readonly body: string
      readonly url: string
      readonly address: string
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

/** Fetches an address that a user gave, behind the guard of spec 8.4. Never throws for what the network does. */
export interface WebClient {
  get(url: string): Promise<WebOutcome>
}
