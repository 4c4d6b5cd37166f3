import { DAY, HOUR } from '#domain/shared/time.ts'
import type { Language } from '#domain/shared/language.ts'

export const LINK_PURPOSES = ['invitation', 'reset'] as const
export type LinkPurpose = (typeof LINK_PURPOSES)[number]

const LIFETIME: Record<LinkPurpose, number> = { invitation: 3 * DAY, reset: HOUR }

export function linkExpiry(purpose: LinkPurpose, issuedAt: Date): Date {
  return new Date(issuedAt.getTime() + LIFETIME[purpose])
}

/** A link serves once, and no later than it says. */
export function isLinkOpen(link: { readonly expiresAt: Date; readonly usedAt: Date | null }, now: Date): boolean {
  return link.usedAt === null && now < link.expiresAt
}

/** Whom a link or a mail about a password is for. */
export interface LinkHolder {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly email: string
  readonly language: Language
}

/** What stands behind a link. */
export interface PasswordLink {
  readonly id: string
  readonly accountId: string
  readonly accountName: string
  readonly purpose: LinkPurpose
  readonly expiresAt: Date
  readonly usedAt: Date | null
  readonly user: LinkHolder
}
