import type { Currency } from '#domain/shared/money.ts'

/** What accounting looks for: part of a number or name, an amount, or a creditor reference as the bank prints it. */
export interface DocumentSearch {
  readonly text: string
  /** Minor units; null where the text is no amount. */
  readonly amount: bigint | null
}

/** An invoice of any account with what has come in for it; amounts as the database gives them. */
export interface OpenInvoice {
  readonly number: string
  readonly account_name: string
  readonly buyer_name: string
  /** Of the order that it is for, and its name; null where it credits the account. */
  readonly reference: string | null
  readonly common_name: string | null
  readonly issued_on: string
  readonly due_on: string | null
  readonly currency: Currency
  readonly gross: string
  readonly paid: string
  readonly payment_reference: string | null
}

export interface InvoiceFile extends OpenInvoice {
  readonly account_id: string
  /** Number of the credit note that took it back. */
  readonly credited_by: string | null
}

export interface EnteredPayment {
  readonly id: string
  readonly means: 'card' | 'transfer' | 'cheque' | 'direct_debit'
  readonly amount: string
  readonly currency: Currency
  readonly received_on: string
  readonly bank_reference: string
  readonly entered_by: string
  /** Of what came too much by card and was not given back yet. */
  readonly to_return: string
  /** Of what came too much, what was given back. */
  readonly returned: string
}

/** What a card was charged too much, and is still to be given back. */
export interface CardExcess {
  readonly number: string
  readonly account_name: string
  readonly reference: string | null
  readonly received_on: string
  readonly currency: Currency
  readonly excess: string
}

/** A quote of any account that nobody has signed yet. */
export interface OpenQuote {
  readonly number: string
  readonly account_id: string
  readonly account_name: string
  readonly reference: string
  readonly common_name: string
  readonly issued_on: string
  readonly valid_until: string | null
  readonly currency: Currency
  readonly gross: string
  readonly purchase_order: string | null
  /** The account works with purchase orders. */
  readonly purchase_order_required: boolean
}
