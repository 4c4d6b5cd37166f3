import type { Currency } from '#domain/shared/money.ts'

/** What an order costs more, without VAT, when it is delivered on a purchase order before it is paid. */
export const HANDLING_FEE: Readonly<Record<Currency, bigint>> = { EUR: 1_500n, GBP: 1_300n }
