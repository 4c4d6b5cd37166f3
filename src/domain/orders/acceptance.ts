import { addDays } from '#domain/shared/time.ts'
import type { OrderTerms } from './terms.ts'

/** The moment from which a certificate that nobody accepted is revoked by its authority. */
export function acceptanceEndsAt(deliveredAt: Date, { acceptance }: OrderTerms): Date {
  return addDays(deliveredAt, acceptance.days)
}

/** When the contact is reminded that a certificate waits to be accepted. */
export function acceptanceReminders(deliveredAt: Date, { acceptance }: OrderTerms): readonly Date[] {
  return acceptance.reminderDays.map((days) => addDays(deliveredAt, days))
}
