import { sum, type Currency } from '#domain/shared/money.ts'
import { findPrice, type Price } from './price.ts'
import type { PricedLine } from './price-order.ts'
import { priceMissing } from './refusals.ts'
import type { TokenItem } from './tokens.ts'

export interface TokensToBuy {
  readonly product: string
  readonly item: TokenItem
  readonly quantity: number
}

/** Prices a purchase of tokens: each line at the tier that its own quantity reaches, or the contract's level if that is higher. */
export function priceTokens(
  purchases: readonly TokensToBuy[],
  prices: readonly Price[],
  currency: Currency,
  level = 1,
): { readonly lines: readonly PricedLine[]; readonly net: bigint } {
  const lines = purchases.map(({ product, item, quantity }) => {
    const wanted = { product, item, years: 1 }
    const unitAmount = findPrice(prices, wanted, {
      option: 'bulk',
      currency,
      quantity: Math.max(quantity, level),
    })
    if (unitAmount === null) throw priceMissing(wanted)
    return { ...wanted, quantity, unitAmount, amount: unitAmount * BigInt(quantity) }
  })
  return { lines, net: sum(lines.map((line) => line.amount)) }
}
