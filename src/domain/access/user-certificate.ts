import { addDays } from '#domain/shared/time.ts'

/** A certificate that a user signs in with, as it is kept. */
export interface UserCertificate {
  readonly id: string
  readonly userId: string
  readonly serial: string
  readonly spkiSha256: string
  readonly notBefore: Date
  readonly notAfter: Date
  readonly issuedAt: Date
  /** When it last opened a session; null while nobody has tried it. */
  readonly usedAt: Date | null
  readonly suspendedAt: Date | null
  readonly revokedAt: Date | null
}

export const CERTIFICATE_STATES = ['valid', 'not_yet_valid', 'expired', 'suspended', 'revoked'] as const
export type UserCertificateState = (typeof CERTIFICATE_STATES)[number]

type Standing = Pick<UserCertificate, 'notBefore' | 'notAfter' | 'suspendedAt' | 'revokedAt'>

/** The one word about a certificate: what can't be undone comes first. */
export function certificateState(
  { notBefore, notAfter, suspendedAt, revokedAt }: Standing,
  now: Date,
): UserCertificateState {
  if (revokedAt !== null) return 'revoked'
  if (now > notAfter) return 'expired'
  if (suspendedAt !== null) return 'suspended'
  return now < notBefore ? 'not_yet_valid' : 'valid'
}

/** How long before its end the owner is written to, and a new one is offered. */
export const RENEWAL_DAYS = 30

export const isEnding = ({ notAfter }: Pick<UserCertificate, 'notAfter'>, now: Date): boolean =>
  addDays(now, RENEWAL_DAYS) >= notAfter

/** Whether a certificate has let its owner in and still would: what the super user needs before it is asked of all. */
export const isProven = (certificate: UserCertificate, now: Date): boolean =>
  certificate.usedAt !== null && certificateState(certificate, now) === 'valid'

/** How somebody stands with their certificate, in what lists and pages show of it. */
export interface CertificateStanding {
  readonly state: UserCertificateState
  readonly notAfter: Date
  readonly usedAt: Date | null
  readonly isEnding: boolean
}

export function certificateStanding(certificates: readonly UserCertificate[], now: Date): CertificateStanding | null {
  const certificate = standingCertificate(certificates, now)
  if (!certificate) return null
  const { notAfter, usedAt } = certificate
  return { state: certificateState(certificate, now), notAfter, usedAt, isEnding: isEnding(certificate, now) }
}

/** The certificate that stands for its user among all of theirs: one that serves, or else the newest. */
export function standingCertificate<Kept extends Standing & Pick<UserCertificate, 'issuedAt'>>(
  certificates: readonly Kept[],
  now: Date,
): Kept | null {
  const newestFirst = certificates.toSorted((a, b) => b.issuedAt.getTime() - a.issuedAt.getTime())
  const serving = newestFirst.find((certificate) => certificateState(certificate, now) !== 'revoked')
  return serving ?? newestFirst[0] ?? null
}
