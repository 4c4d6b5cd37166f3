import { addDays } from '#domain/shared/time.ts'
import type { OrderTerms } from './terms.ts'

export type RenewalState = 'too_early' | 'open' | 'too_late'

/** Whether a plan that ends then can be renewed now. Both ends of the window belong to it. */
export function renewalState(planEnd: Date, at: Date, { renewal }: OrderTerms): RenewalState {
  if (at < addDays(planEnd, -renewal.opensDaysBefore)) return 'too_early'
  return at <= addDays(planEnd, renewal.closesDaysAfter) ? 'open' : 'too_late'
}

/** When automatic renewal places its order: on its day, or within 24 hours where that day is past. */
export function automaticRenewalAt(planEnd: Date, at: Date, { renewal }: OrderTerms): Date {
  const day = addDays(planEnd, -renewal.automaticDaysBefore)
  return day > at ? day : addDays(at, 1)
}

export function hasRenewalDiscount(planEnd: Date, at: Date, { renewal }: OrderTerms): boolean {
  return addDays(planEnd, -renewal.opensDaysBefore) <= at && at <= addDays(planEnd, -renewal.discountUntilDaysBefore)
}
