import type { RevocationReason } from '#domain/rules/revocation-reasons.ts'

/** What a certification authority is asked to put into a certificate. */
export interface CertificateRequest {
  /** Our reference and version: the idempotency key. Asking twice gives the same CA reference. */
  readonly reference: string
  readonly sequence: number
  readonly productCode: string
  readonly family: CaFamily
  readonly csrPem: string
  /** Every DNS name and IP address of the certificate, the common name first. */
  readonly names: readonly string[]
  readonly subject: SubjectFields
  /** End of the plan: no certificate outlives it. */
  readonly notAfterLimit: Date
}

export const CA_FAMILIES = ['dv', 'ov', 'ev', 'client', 'code_signing', 'psd', 'login'] as const
export type CaFamily = (typeof CA_FAMILIES)[number]

/** RFC 5280 attributes by their usual short names; absent ones are left out of the certificate. */
export interface SubjectFields {
  readonly commonName?: string
  readonly organization?: string
  readonly locality?: string
  readonly state?: string
  readonly country?: string
  readonly serialNumber?: string
  readonly businessCategory?: string
  readonly jurisdictionCountry?: string
  readonly organizationIdentifier?: string
  readonly email?: string
}

export interface IssuedCertificate {
  readonly pem: string
  /** Issuing CA first, root last. */
  readonly chainPem: readonly string[]
}

export type CaStatus =
  | { readonly state: 'pending' }
  | { readonly state: 'issued'; readonly certificate: IssuedCertificate }
  | { readonly state: 'refused'; readonly reason: string }

/**
 * Carries out a brand's orders (spec 7.1). Every call may be repeated without harm and has a time limit;
 * it throws `CaUnavailable` when the answer is worth waiting for.
 */
export interface Connector {
  readonly code: ConnectorCode
  /** `portal`: we check domain control before we submit. `ca`: the CA does, and we show what it says. */
  readonly domainControlBy: 'portal' | 'ca'
  submit(request: CertificateRequest): Promise<{ readonly caReference: string }>
  status(caReference: string): Promise<CaStatus>
  revoke(certificate: { readonly serial: string; readonly reason: RevocationReason }): Promise<void>
  cancel(caReference: string): Promise<void>
}

export const CONNECTOR_CODES = ['builtin', 'manual'] as const
export type ConnectorCode = (typeof CONNECTOR_CODES)[number]

/** The CA could not be reached or answered nonsense: try again later, never the customer's fault. */
export class CaUnavailable extends Error {
  override readonly name = 'CaUnavailable'
}
