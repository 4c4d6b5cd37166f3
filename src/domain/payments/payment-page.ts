import type { Currency } from '../shared/money.ts'
import { HOUR, MINUTE } from '../shared/time.ts'

/** How long a hosted page can be paid on; the provider is told its end. */
const LIFETIME = HOUR

/** Who goes back to a page has at least this long to find the card. */
const LEAST_LEFT = 20 * MINUTE

interface OpenedPage {
  readonly amount: bigint
  readonly currency: Currency
  readonly createdAt: Date
}

/** After this moment nobody can pay on it any more. */
export const pageEndsAt = ({ createdAt }: Pick<OpenedPage, 'createdAt'>): Date =>
  new Date(createdAt.getTime() + LIFETIME)

/** Whether somebody who wants to pay is led to the page of before: it asks for what is due and stays long enough. */
export function leadsToSamePage(
  page: OpenedPage,
  due: { readonly amount: bigint; readonly currency: Currency },
  at: Date,
): boolean {
  if (page.amount !== due.amount || page.currency !== due.currency) return false
  return at.getTime() <= pageEndsAt(page).getTime() - LEAST_LEFT
}
