import type { DcvMethod } from '#domain/rules/dcv-methods.ts'

/** What has to be seen somewhere, as worked out when the method was chosen. */
export interface Expectation {
  /** Record name for DNS, address for HTTP, empty for e-mail. */
  readonly location: string
  readonly value: string
  /** E-mail: the addresses that were written to. */
  readonly addresses: readonly string[]
}

/** The last look at the outside, as the follow-up page tells it. */
export interface Observation {
  readonly verdict: 'valid' | 'not_yet' | 'wrong'
  readonly code: string
  readonly seen: readonly string[]
  readonly source: string
}

/** Proof of control over one name of an order, by one method. Changing the method replaces it by a new one. */
export interface DomainValidation {
  readonly id: string
  readonly orderId: string
  /** The name in the certificate, with its `*.` if it has one. */
  readonly name: string
  /** The authorization domain that is proved. */
  readonly domain: string
  readonly method: DcvMethod
  readonly expected: Expectation
  readonly state: 'pending' | 'valid' | 'replaced'
  readonly requestedAt: Date
  readonly validatedAt: Date | null
  readonly lastCheckedAt: Date | null
  readonly nextCheckAt: Date | null
  readonly checks: number
  readonly lastObservation: Observation | null
}
