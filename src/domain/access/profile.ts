import { createHash } from 'node:crypto'
import { HOUR, MINUTE } from '#domain/shared/time.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Theme } from './signed-in.ts'

/** What people write about themselves without proving anything again. */
export interface ProfileFields {
  readonly name: string
  readonly language: Language
  readonly theme: Theme
}

/** A user's own data, as their profile page shows them. */
export interface Profile extends ProfileFields {
  readonly login: string
  readonly email: string
  readonly passwordChangedAt: Date | null
  /** An address that waits for its confirmation. */
  readonly newEmail: { readonly address: string; readonly expiresAt: Date } | null
  readonly openSessions: number
}

/** Names what a form was filled from: when it no longer fits, somebody else was faster. */
export function versionOf(...values: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 16)
}

export const profileVersion = ({ name, language, theme }: ProfileFields): string => versionOf(name, language, theme)

/** How long the link to a new address serves. */
export const EMAIL_CHANGE_LIFETIME = 24 * HOUR

/** Where no password proves who asks, a session that was opened so recently does. */
export const FRESH_SESSION = 10 * MINUTE

/** A change of address that a link stands for. */
export interface EmailChange {
  readonly id: string
  readonly accountId: string
  readonly userId: string
  readonly login: string
  readonly oldEmail: string
  readonly newEmail: string
  /** Whose yes the link waits for: that of whoever reads mail at the old address, or at the new one. */
  readonly awaits: 'old' | 'new'
  readonly expiresAt: Date
}
