interface LedgerAccount {
  /** The side on which its balance stands; a debit is positive. */
  readonly normal: 'debit' | 'credit'
  readonly unit: 'currency' | 'token'
}

const MONEY_OWNED = { normal: 'debit', unit: 'currency' } as const
const MONEY_OWED = { normal: 'credit', unit: 'currency' } as const

/**
 * The chart of accounts, the same for every customer account. What the customer owns (`deposit`, `coupon`, `token`)
 * never turns negative: the database refuses it.
 */
export const LEDGER_ACCOUNTS = {
  /** Invoiced, VAT included, and not yet paid. An overpayment shows as a credit until it becomes a coupon. */
  receivable: MONEY_OWNED,
  /** Prepaid money at the customer's disposal, without VAT: its top-up was taxed. */
  deposit: MONEY_OWED,
  /** Credit note coupons, VAT included: used on a later invoice or refunded. */
  coupon: MONEY_OWED,
  /** Prepaid rights, counted per `product:item`. */
  token: { normal: 'credit', unit: 'token' },

  /** Earned by orders, without VAT. */
  revenue: MONEY_OWED,
  /** Earned by token purchases, without VAT; taxed and final when they are invoiced, as tokens are never refunded. */
  token_revenue: MONEY_OWED,
  /** Deposit top-ups that are invoiced but not paid: not yet at the customer's disposal. */
  deposit_invoiced: MONEY_OWED,
  /** VAT invoiced, to be handed to the tax office. */
  vat: MONEY_OWED,
  /** Came by transfer, cheque or direct debit; refunds leave from here. */
  bank: MONEY_OWNED,
  /** Came by the card provider, which pays it out later. */
  card: MONEY_OWNED,
  /** Small differences between what was invoiced and what was paid, given up or kept. */
  cash_difference: MONEY_OWNED,
  /** All tokens ever credited: the other side of `token`. */
  tokens_sold: { normal: 'debit', unit: 'token' },
  /** All tokens ever consumed by orders: `tokens_sold` less this is what customers still hold. */
  tokens_used: { normal: 'credit', unit: 'token' },
} as const satisfies Record<string, LedgerAccount>
export type LedgerCode = keyof typeof LEDGER_ACCOUNTS

export const LEDGER_CODES = Object.keys(LEDGER_ACCOUNTS) as readonly LedgerCode[]

/** A stored balance (debits less credits) as the person concerned reads it: positive on the account's normal side. */
export function readableBalance(code: LedgerCode, balance: bigint): bigint {
  return LEDGER_ACCOUNTS[code].normal === 'debit' ? balance : -balance
}
