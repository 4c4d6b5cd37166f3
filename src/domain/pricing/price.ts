import type { PurchaseOption } from '#domain/access/signed-in.ts'
import { SAN_KINDS } from '#domain/names/product-names.ts'
import type { Currency } from '#domain/shared/money.ts'

export const PRICE_ITEMS = ['base', ...SAN_KINDS, 'licence', 'guidance'] as const
export type PriceItem = (typeof PRICE_ITEMS)[number]

/** One row of a price list: what one unit of the item costs for the whole plan, from this quantity on. */
export interface Price {
  readonly product: string
  readonly item: PriceItem
  readonly option: PurchaseOption
  readonly currency: Currency
  readonly years: number
  readonly fromQuantity: number
  readonly amount: bigint
}

/** At which prices an account buys. */
export interface PriceTerms {
  readonly option: PurchaseOption
  readonly currency: Currency
  /** The volume level that chooses the tier. */
  readonly quantity: number
}

/** What the price page shows first: the price of a single order without a contract. */
export function publicTerms(currency: Currency): PriceTerms {
  return { option: 'rebate', currency, quantity: 1 }
}

export interface PricedItem {
  readonly product: string
  readonly item: PriceItem
  readonly years: number
}

/** The amount of the highest tier that the quantity reaches; null when the item is not sold on these terms. */
export function findPrice(prices: readonly Price[], wanted: PricedItem, terms: PriceTerms): bigint | null {
  const tiers = prices
    .filter(
      (price) =>
        price.product === wanted.product &&
        price.item === wanted.item &&
        price.years === wanted.years &&
        price.option === terms.option &&
        price.currency === terms.currency &&
        price.fromQuantity <= terms.quantity,
    )
    .toSorted((a, b) => b.fromQuantity - a.fromQuantity)
  return tiers[0]?.amount ?? null
}
