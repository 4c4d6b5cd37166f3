import { addCalendarDays, earlier, endOfMonth, type CalendarDate } from './calendar-date.ts'

/**
 * Payment terms. Both readings of "45 days end of month" are legal and a contract chooses one: `45d_eom_a` counts the
 * days and goes to the end of that month, `45d_eom_b` counts them from the end of the invoice's month (LATE-01).
 */
export const PAYMENT_TERMS = ['upon_receipt', '30d', '30d_eom', '45d_eom_a', '45d_eom_b', '30d_eom_10'] as const
export type PaymentTerm = (typeof PAYMENT_TERMS)[number]

/** `periodic`: one invoice for the orders of a month. */
export type InvoiceRhythm = 'single' | 'periodic'

/** The day on which an invoice falls due: what the term says, but never past what the law allows (C. com. L441-10). */
export function dueDate(term: PaymentTerm, issuedOn: CalendarDate, rhythm: InvoiceRhythm): CalendarDate {
  const { due, limit } = TERMS[term]
  return earlier(due(issuedOn), rhythm === 'periodic' ? addCalendarDays(issuedOn, 45) : limit(issuedOn))
}

type FromIssue = (issuedOn: CalendarDate) => CalendarDate

const sixtyDays: FromIssue = (issuedOn) => addCalendarDays(issuedOn, 60)
const monthEndAfter45Days: FromIssue = (issuedOn) => endOfMonth(addCalendarDays(issuedOn, 45))
const monthEndPlus45Days: FromIssue = (issuedOn) => addCalendarDays(endOfMonth(issuedOn), 45)
const monthEndAfter30Days: FromIssue = (issuedOn) => endOfMonth(addCalendarDays(issuedOn, 30))

/** `30d_eom_10` often goes past 60 days, so its contract takes the regime of 45 days from the end of the month. */
const TERMS: Readonly<Record<PaymentTerm, { readonly due: FromIssue; readonly limit: FromIssue }>> = {
  upon_receipt: { due: (issuedOn) => issuedOn, limit: sixtyDays },
  '30d': { due: (issuedOn) => addCalendarDays(issuedOn, 30), limit: sixtyDays },
  '30d_eom': { due: monthEndAfter30Days, limit: sixtyDays },
  '45d_eom_a': { due: monthEndAfter45Days, limit: monthEndAfter45Days },
  '45d_eom_b': { due: monthEndPlus45Days, limit: monthEndPlus45Days },
  '30d_eom_10': { due: (issuedOn) => addCalendarDays(monthEndAfter30Days(issuedOn), 10), limit: monthEndPlus45Days },
}
