import type { TokenUnit } from '#domain/pricing/tokens.ts'
import { sum, type Currency } from '#domain/shared/money.ts'
import type { LedgerCode } from './accounts.ts'

export type LedgerUnit = Currency | TokenUnit

/** One line of a transaction: positive for a debit, negative for a credit. */
export interface Posting {
  readonly code: LedgerCode
  readonly unit: LedgerUnit
  readonly amount: bigint
}

export const LEDGER_EVENTS = [
  'invoice_issued',
  'credit_note_issued',
  'payment_received',
  'payment_reversed',
  'coupon_used',
  'coupon_granted',
  'coupon_refunded',
  'difference_settled',
  'tokens_credited',
  'tokens_used',
  'tokens_returned',
  'deposit_credited',
  'deposit_used',
  'deposit_returned',
] as const
export type LedgerEvent = (typeof LEDGER_EVENTS)[number]

/** What a transaction is about. */
export interface LedgerContext {
  readonly orderId: string | null
  readonly documentId: string | null
}

/** An amount, always positive, and what it is moved for. */
export interface MovedMoney extends LedgerContext {
  readonly currency: Currency
  readonly amount: bigint
}

/** A balanced transaction, ready to be written once. */
export interface LedgerEntry extends LedgerContext {
  readonly kind: LedgerEvent
  /** Idempotency key, unique in the customer's account. */
  readonly key: string
  readonly postings: readonly Posting[]
}

/** The key of a business event: the same event about the same thing has the same key. */
export function ledgerKey(kind: LedgerEvent, subject: string): string {
  return `${kind}:${subject}`
}

/** Makes the entry of an event; postings of zero are left out. An unbalanced or empty entry is a bug. */
export function ledgerEntry(
  kind: LedgerEvent,
  subject: string,
  context: LedgerContext,
  postings: readonly Posting[],
): LedgerEntry {
  const kept = postings.filter((posting) => posting.amount !== 0n)
  if (kept.length === 0) throw new RangeError(`${kind} of ${subject} moves nothing`)
  assertBalanced(kept)
  const { orderId, documentId } = context
  return { kind, key: ledgerKey(kind, subject), orderId, documentId, postings: kept }
}

/** Throws unless the postings sum to zero in every unit; the database checks the same at commit. */
export function assertBalanced(postings: readonly Posting[]): void {
  for (const unit of new Set(postings.map((posting) => posting.unit))) {
    const total = sum(postings.filter((posting) => posting.unit === unit).map(({ amount }) => amount))
    if (total !== 0n) throw new RangeError(`postings in ${unit} are off by ${total}`)
  }
}

/** Moves an amount: debits one account, credits the other. */
export function move(unit: LedgerUnit, amount: bigint, debit: LedgerCode, credit: LedgerCode): readonly Posting[] {
  if (amount <= 0n) throw new RangeError(`${amount} ${unit} can not be moved`)
  return [
    { code: debit, unit, amount },
    { code: credit, unit, amount: -amount },
  ]
}
