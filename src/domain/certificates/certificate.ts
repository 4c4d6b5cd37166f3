export type CertificateState = 'waiting' | 'submitted' | 'issued' | 'refused'

/** One version of an order: what was asked, and the certificate once it is there. */
export interface Certificate {
  readonly id: string
  readonly orderId: string
  readonly sequence: number
  readonly csrPem: string | null
  readonly csrSha256: string | null
  /** Of the DER; only for the tokens of CAs that name files and records after it. */
  readonly csrMd5: string | null
  readonly spkiSha256: string | null
  readonly keyDescription: string | null
  readonly names: readonly string[]
  readonly state: CertificateState
  readonly refusal: string | null
  readonly caReference: string | null
  readonly issued: IssuedFacts | null
  readonly revokedAt: Date | null
  readonly note: string
}

export interface IssuedFacts {
  readonly issuedAt: Date
  readonly notBefore: Date
  readonly notAfter: Date
  /** Lower-case hexadecimal without separators. */
  readonly serial: string
  readonly sha256: string
  readonly signatureHash: string
  readonly issuer: string
  readonly pem: string
  readonly chainPem: readonly string[]
}

export type CertificateStatus = 'waiting' | 'refused' | 'valid' | 'expired' | 'revoked'

/** Read off the facts, never stored: a stored status drifts from the clock. */
export function certificateStatus(
  certificate: Pick<Certificate, 'state' | 'issued' | 'revokedAt'>,
  now: Date,
): CertificateStatus {
  if (certificate.state === 'refused') return 'refused'
  if (!certificate.issued) return 'waiting'
  if (certificate.revokedAt) return 'revoked'
  return certificate.issued.notAfter <= now ? 'expired' : 'valid'
}
