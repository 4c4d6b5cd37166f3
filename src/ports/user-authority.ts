import type { RevocationReason } from '#domain/rules/revocation-reasons.ts'

/** What a certificate to sign in with is made of. */
export interface UserCertificateRequest {
  /** Idempotency key: the same reference and CSR give the same certificate. */
  readonly reference: string
  readonly csrPem: string
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly organization: string
  readonly notAfter: Date
}

/**
 * Issues the certificates that users sign in with. Its root is its own: no certificate that is sold leads to it, and
 * whoever trusts it trusts nothing else.
 */
export interface UserAuthority {
  /** What signs users' certificates, as PEM, the issuing authority first and its root last. */
  chain(): Promise<readonly string[]>
  /** The certificate as PEM; null where the request or its key is not fit for one. */
  issue(request: UserCertificateRequest): Promise<string | null>
  /** Puts the certificate on the revocation list at once; again does no harm. */
  revoke(serial: string, reason: RevocationReason): Promise<void>
}
