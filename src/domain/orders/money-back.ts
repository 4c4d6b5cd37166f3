import { addDays } from '#domain/shared/time.ts'
import type { Fulfilment } from './states.ts'
import type { OrderTerms } from './terms.ts'

/** Whether revoking all that is still valid gives a credit note: early after the *first* delivery only (spec 5.9). */
export function givesMoneyBack(firstDeliveredAt: Date, at: Date, { moneyBackDays }: OrderTerms): boolean {
  return at <= addDays(firstDeliveredAt, moneyBackDays)
}

/** What a cancellation costs, per ten thousand of the net amount: nothing before the audit begins. */
export function cancellationFeeRate(
  fulfilment: Fulfilment,
  validation: string,
  { cancellationFee }: OrderTerms,
): number {
  if (fulfilment === 'pending_approval' || fulfilment === 'registered') return 0
  return validation === 'ev' ? cancellationFee.ev : cancellationFee.standard
}
