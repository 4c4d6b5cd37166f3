import type { Currency } from '#domain/shared/money.ts'
import { ledgerEntry, type LedgerEntry, type Posting } from './transaction.ts'

/** What an invoice sells, which decides where its net amount goes. */
export type InvoicedFor = 'order' | 'tokens' | 'deposit'

export interface InvoicedAmounts {
  readonly documentId: string
  readonly orderId: string | null
  readonly currency: Currency
  /** Positive; a credit note gives what it takes back, also positive. */
  readonly net: bigint
  readonly vat: bigint
  readonly soldAs: InvoicedFor
}

const EARNED_BY = { order: 'revenue', tokens: 'token_revenue', deposit: 'deposit_invoiced' } as const

/** The customer owes the gross amount. */
export function invoiceIssued(invoice: InvoicedAmounts): LedgerEntry {
  return ledgerEntry('invoice_issued', invoice.documentId, invoice, invoicePostings(invoice, 1n))
}

/** The customer owes that much less: if the invoice was paid, the rest becomes a coupon by `couponGranted`. */
export function creditNoteIssued(creditNote: InvoicedAmounts): LedgerEntry {
  return ledgerEntry('credit_note_issued', creditNote.documentId, creditNote, invoicePostings(creditNote, -1n))
}

function invoicePostings({ net, vat, currency, soldAs }: InvoicedAmounts, sign: bigint): readonly Posting[] {
  if (net < 0n || vat < 0n) throw new RangeError('amounts of a document are given without sign')
  return [
    { code: 'receivable', unit: currency, amount: sign * (net + vat) },
    { code: EARNED_BY[soldAs], unit: currency, amount: -sign * net },
    { code: 'vat', unit: currency, amount: -sign * vat },
  ]
}
