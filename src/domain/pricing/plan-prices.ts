import type { Product } from '#domain/catalogue/product.ts'
import { findPrice, type Price, type PriceTerms } from './price.ts'

export interface PlanPrice {
  readonly years: number
  readonly amount: bigint
}

/**
 * What the product alone costs this account per plan length, for the order buttons; lengths without a price are left
 * out. A bulk account pays in tokens of one year, so its price is the token's times the years.
 */
export function planPrices(product: Product, prices: readonly Price[], terms: PriceTerms): readonly PlanPrice[] {
  return product.planYears.flatMap((years) => {
    const [sold, times] = terms.option === 'bulk' ? [1, years] : [years, 1]
    const amount = findPrice(prices, { product: product.code, item: 'base', years: sold }, terms)
    return amount === null ? [] : [{ years, amount: amount * BigInt(times) }]
  })
}
