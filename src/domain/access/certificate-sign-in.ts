import { DerError } from '#domain/asn1/read.ts'
import { isSignedBy, readCertificate, type ReadCertificate } from '#domain/certificates/certificate-reader.ts'
import { certificateState, type UserCertificate } from './user-certificate.ts'

/** Why a certificate does not let its bearer in; each has a page of its own words. */
export const CERTIFICATE_REFUSALS = [
  'none',
  'unreadable',
  'foreign',
  'unknown',
  'not_yet_valid',
  'expired',
  'suspended',
  'revoked',
  'user_blocked',
  'user_suspended',
  'user_locked',
  'account_suspended',
  'network_refused',
] as const
export type CertificateRefusal = (typeof CERTIFICATE_REFUSALS)[number]

/** What a browser has shown: a certificate of ours, by whatever it says of itself, or why it is none. */
export type Presented =
  | { readonly ok: true; readonly certificate: ReadCertificate }
  | { readonly ok: false; readonly refusal: Extract<CertificateRefusal, 'none' | 'unreadable' | 'foreign'> }

/** Reads what came over TLS. Names are not looked at: only the signature says who issued it. */
export function readPresented(der: Buffer | null, issuer: ReadCertificate): Presented {
  if (der === null) return { ok: false, refusal: 'none' }
  try {
    const certificate = readCertificate(der)
    return isSignedBy(certificate, issuer) ? { ok: true, certificate } : { ok: false, refusal: 'foreign' }
  } catch (error) {
    if (error instanceof DerError) return { ok: false, refusal: 'unreadable' }
    throw error
  }
}

/** How the bearer and their account stand. */
export interface Bearer {
  readonly isBlocked: boolean
  readonly isSuspended: boolean
  readonly isLocked: boolean
  readonly isAccountSuspended: boolean
  /** They come from outside the networks of their account. */
  readonly isOutside: boolean
}

/**
 * Why this certificate opens nothing now; null when it does. `kept` is the row of its serial number: a certificate that we
 * signed and do not know, or with another key, is nobody's.
 */
export function refusalOf(
  presented: Pick<ReadCertificate, 'spkiSha256'>,
  kept: UserCertificate | null,
  bearer: Bearer,
  now: Date,
): CertificateRefusal | null {
  if (!kept || kept.spkiSha256 !== presented.spkiSha256) return 'unknown'
  const state = certificateState(kept, now)
  if (state === 'revoked') return state
  if (bearer.isBlocked) return 'user_blocked'
  if (state !== 'valid') return state
  if (bearer.isAccountSuspended) return 'account_suspended'
  if (bearer.isSuspended) return 'user_suspended'
  if (bearer.isLocked) return 'user_locked'
  return bearer.isOutside ? 'network_refused' : null
}
