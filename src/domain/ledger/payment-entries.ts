import { ledgerEntry, move, type LedgerEntry, type MovedMoney } from './transaction.ts'

/** Where money arrives: a card payment waits at its provider, everything else is in the bank. */
export type MoneyPlace = 'bank' | 'card'

/** Money came in for an invoice, in whole or in part, or too much of it. */
export function paymentReceived(paymentId: string, place: MoneyPlace, paid: MovedMoney): LedgerEntry {
  return ledgerEntry('payment_received', paymentId, paid, move(paid.currency, paid.amount, place, 'receivable'))
}

/** A payment was taken back (a direct debit rejected, a cheque bounced): the invoice is open again. */
export function paymentReversed(paymentId: string, place: MoneyPlace, paid: MovedMoney): LedgerEntry {
  return ledgerEntry('payment_reversed', paymentId, paid, move(paid.currency, paid.amount, 'receivable', place))
}

/** A coupon pays an invoice, wholly or in part; what is left of it stays with the customer as a new coupon. */
export function couponUsed(useId: string, used: MovedMoney): LedgerEntry {
  return ledgerEntry('coupon_used', useId, used, move(used.currency, used.amount, 'coupon', 'receivable'))
}

/** What was paid too much, or paid for what a credit note took back, becomes a coupon. */
export function couponGranted(couponId: string, owed: MovedMoney): LedgerEntry {
  return ledgerEntry('coupon_granted', couponId, owed, move(owed.currency, owed.amount, 'receivable', 'coupon'))
}

/** What a coupon is worth goes back to the customer's bank account or card. */
export function couponRefunded(refundId: string, place: MoneyPlace, refunded: MovedMoney): LedgerEntry {
  return ledgerEntry('coupon_refunded', refundId, refunded, move(refunded.currency, refunded.amount, 'coupon', place))
}

/** Gives up what is missing on an invoice (`short`) or keeps what is over (`over`), for cents that nobody asks for. */
export function differenceSettled(documentId: string, side: 'short' | 'over', difference: MovedMoney): LedgerEntry {
  const [debit, credit] =
    side === 'short' ? (['cash_difference', 'receivable'] as const) : (['receivable', 'cash_difference'] as const)
  const postings = move(difference.currency, difference.amount, debit, credit)
  return ledgerEntry('difference_settled', documentId, difference, postings)
}
