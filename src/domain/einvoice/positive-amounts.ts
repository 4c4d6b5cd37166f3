import type { ElectronicDocument } from './electronic-kinds.ts'

/** A credit note (381) states in positive amounts what is given back, whichever sign the books use. */
export function inPositiveAmounts(document: ElectronicDocument): ElectronicDocument {
  if (document.kind !== 'credit_note' || document.gross >= 0n) return document
  return {
    ...document,
    lines: document.lines.map((line) => ({ ...line, net: -line.net })),
    vat: document.vat.map((sum) => ({ ...sum, base: -sum.base, amount: -sum.amount })),
    net: -document.net,
    vatTotal: -document.vatTotal,
    gross: -document.gross,
    amountDue: -document.amountDue,
  }
}
