import { addDays } from '#domain/shared/time.ts'
import type { LinkHolder } from './password-link.ts'

/** What stands behind the link by which somebody has their certificate made. */
export interface CertificateLink {
  readonly id: string
  readonly accountId: string
  readonly accountName: string
  readonly expiresAt: Date
  readonly usedAt: Date | null
  readonly user: LinkHolder
}

const LIFETIME_DAYS = 3

export const certificateLinkExpiry = (issuedAt: Date): Date => addDays(issuedAt, LIFETIME_DAYS)

/** Used, a link still gives its own certificate once more until it ends: the answer may have been lost on its way. */
export const isLinkAlive = ({ expiresAt }: Pick<CertificateLink, 'expiresAt'>, now: Date): boolean => now < expiresAt
