import type { VatTreatment } from '#domain/tax/vat-sum.ts'
import type { CommercialDocument } from './document.ts'
import { legalMentions } from './legal-mentions.ts'
import { totalUp, type ChargedLine } from './totals.ts'

export interface Correction {
  readonly number: string
  readonly issuedOn: string
  /** In the document's language. */
  readonly reason: string
  /** Cancellation fees, without VAT, that are not given back. */
  readonly kept: { readonly description: string; readonly net: bigint } | null
}

/** Takes an invoice back, less the fees that are kept: its lines with negative quantities, and a reference to it. */
export function buildCreditNote(
  invoice: CommercialDocument,
  { number, issuedOn, reason, kept }: Correction,
): CommercialDocument {
  const totals = totalUp([...invoice.lines.map(givenBack), ...keptLine(kept)], treatmentOf(invoice))
  if (totals.net > 0n) throw new RangeError(`${number} would keep more than ${invoice.number} charged`)
  return {
    ...invoice,
    ...totals,
    kind: 'credit_note',
    number,
    issuedOn,
    dueOn: null,
    amountDue: 0n,
    paymentReference: null,
    legalMentions: legalMentions('credit_note', invoice.seller, invoice.language),
    corrects: { number: invoice.number, issuedOn: invoice.issuedOn, reason },
  }
}

/** What was taxed is taken back as it was taxed, whatever would be decided today (INV-08). */
function treatmentOf({ number, vat }: CommercialDocument): VatTreatment {
  const [treatment, ...others] = vat
  if (treatment === undefined || others.length > 0) throw new RangeError(`${number} has not one VAT treatment`)
  return treatment
}

function givenBack({ description, quantity, unitNet }: ChargedLine): ChargedLine {
  return { description, quantity: -quantity, unitNet }
}

function keptLine(kept: Correction['kept']): readonly ChargedLine[] {
  return kept === null ? [] : [{ description: kept.description, quantity: 1, unitNet: kept.net }]
}
