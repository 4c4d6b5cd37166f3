import type { VatDecision } from '#domain/tax/vat-decision.ts'
import { vatTreatment } from '#domain/tax/vat-sum.ts'
import { creditorReference } from './creditor-reference.ts'
import type { CommercialDocument } from './document.ts'
import { dueDate, type InvoiceRhythm, type PaymentTerm } from './due-date.ts'
import { legalMentions } from './legal-mentions.ts'
import { totalUp, type ChargedLine } from './totals.ts'

/** What a document says beside its lines. */
export type Heading = Pick<
  CommercialDocument,
  | 'number'
  | 'language'
  | 'currency'
  | 'issuedOn'
  | 'suppliedOn'
  | 'seller'
  | 'buyer'
  | 'orderReference'
  | 'purchaseOrder'
>

/** `in_full` for what card, coupon or tokens paid beforehand; else what was paid so far, VAT included. */
export interface InvoiceSettlement {
  readonly term: PaymentTerm
  readonly rhythm: InvoiceRhythm
  readonly paid: bigint | 'in_full'
}

export function buildInvoice(
  heading: Heading,
  lines: readonly ChargedLine[],
  vat: VatDecision,
  { term, rhythm, paid }: InvoiceSettlement,
): CommercialDocument {
  const totals = totalUp(lines, vatTreatment(vat, heading.language))
  const amountDue = paid === 'in_full' ? 0n : totals.gross - paid
  if (amountDue < 0n) throw new RangeError(`${heading.number} is paid beyond its amount`)
  return {
    kind: 'invoice',
    ...heading,
    ...totals,
    dueOn: amountDue === 0n ? heading.issuedOn : dueDate(term, heading.issuedOn, rhythm),
    validUntil: null,
    amountDue,
    paymentReference: amountDue === 0n ? null : creditorReference(heading.number),
    legalMentions: legalMentions('invoice', heading.seller, heading.language),
    corrects: null,
  }
}
