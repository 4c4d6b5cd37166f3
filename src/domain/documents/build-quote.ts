import type { VatDecision } from '#domain/tax/vat-decision.ts'
import { vatTreatment } from '#domain/tax/vat-sum.ts'
import type { Heading } from './build-invoice.ts'
import { addCalendarDays } from './calendar-date.ts'
import type { CommercialDocument } from './document.ts'
import { legalMentions } from './legal-mentions.ts'
import { totalUp, type ChargedLine } from './totals.ts'

/** How long a quote holds (spec 6.4). */
export const QUOTE_VALID_DAYS = 60

/** A quote asks for nothing yet: the invoice that follows it has the due date and the payment reference. */
export function buildQuote(heading: Heading, lines: readonly ChargedLine[], vat: VatDecision): CommercialDocument {
  return {
    kind: 'quote',
    ...heading,
    ...totalUp(lines, vatTreatment(vat, heading.language)),
    dueOn: null,
    validUntil: addCalendarDays(heading.issuedOn, QUOTE_VALID_DAYS),
    amountDue: 0n,
    paymentReference: null,
    legalMentions: legalMentions('quote', heading.seller, heading.language),
    corrects: null,
  }
}
