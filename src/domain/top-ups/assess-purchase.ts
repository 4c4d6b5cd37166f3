import type { PurchaseOption } from '#domain/access/signed-in.ts'
import type { Product } from '#domain/catalogue/product.ts'
import { priceLevelOf, type Contract } from '#domain/contracts/contract.ts'
import { findPrice, type Price } from '#domain/pricing/price.ts'
import type { TokensToBuy } from '#domain/pricing/price-tokens.ts'
import type { Currency } from '#domain/shared/money.ts'
import { purchaseOf, readLines, type ReadLine, type TypedLine } from './read-lines.ts'
import { mayHoldTokens, tokensOnSale, type TokenOnSale } from './tokens-on-sale.ts'

/** What a purchase of tokens is assessed against. */
export interface PurchaseContext {
  readonly option: PurchaseOption
  readonly currency: Currency
  readonly products: readonly Pick<Product, 'code' | 'orderable' | 'test'>[]
  readonly prices: readonly Price[]
  readonly contracts: readonly Contract[]
  /** Calendar day. */
  readonly today: string
}

/** A line with the price of one token at the tier that its number reaches. */
export interface AssessedLine extends ReadLine {
  readonly unitAmount: bigint
  /** Null where the number can't be bought. */
  readonly amount: bigint | null
}

export interface AssessedPurchase {
  readonly onSale: readonly TokenOnSale[]
  readonly lines: readonly AssessedLine[]
  /** What is bought; null where something has to be mended first. */
  readonly purchase: readonly TokensToBuy[] | null
}

/** Reads what was typed into the form of a purchase and prices it at today's tiers. */
export function assessPurchase(typed: readonly TypedLine[], context: PurchaseContext): AssessedPurchase {
  const { option, currency, products, prices, contracts, today } = context
  const onSale = mayHoldTokens(option) ? tokensOnSale(products, prices, currency, contracts, today) : []
  const level = priceLevelOf(contracts, today)
  const read = readLines(typed, onSale)
  const lines = read.flatMap((line): readonly AssessedLine[] => {
    const quantity = Math.max(line.quantity ?? 1, level)
    const unitAmount = findPrice(prices, { ...line, years: 1 }, { option: 'bulk', currency, quantity })
    if (unitAmount === null) return []
    return [{ ...line, unitAmount, amount: line.quantity === null ? null : unitAmount * BigInt(line.quantity) }]
  })
  return { onSale, lines, purchase: purchaseOf(lines) }
}
