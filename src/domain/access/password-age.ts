import { addDays } from '#domain/shared/time.ts'

/** How long before its end a password's age is told on every page. */
export const NOTICE_DAYS = 14

/**
 * `ageing`: it is to be changed from that date on. `expired`: it was too old when its owner signed in, so that nothing
 * but the change is open to them.
 */
export type PasswordStanding =
  { readonly kind: 'good' } | { readonly kind: 'ageing'; readonly dueAt: Date } | { readonly kind: 'expired' }

export interface PasswordAge {
  /** Null for a login whose password nobody has chosen. */
  readonly changedAt: Date | null
  /** When the person signed in: work that was begun before the end is not cut off. */
  readonly signedInAt: Date
  readonly now: Date
  /** How long a password may serve; zero is for ever. */
  readonly days: number
}

export function passwordStanding({ changedAt, signedInAt, now, days }: PasswordAge): PasswordStanding {
  if (days === 0 || changedAt === null) return { kind: 'good' }
  const dueAt = addDays(changedAt, days)
  if (dueAt <= signedInAt) return { kind: 'expired' }
  return addDays(now, NOTICE_DAYS) < dueAt ? { kind: 'good' } : { kind: 'ageing', dueAt }
}
