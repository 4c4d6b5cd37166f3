import { Refusal } from '#domain/shared/refusal.ts'
import type { PricedItem } from './price.ts'

/** The price list has no row for what is asked: the product cannot be sold on these terms. */
export function priceMissing({ product, item, years }: PricedItem): Refusal {
  return new Refusal('invalid', 'price_missing', { product, item, years })
}

export function planNotSold(product: string, years: number): Refusal {
  return new Refusal('invalid', 'plan_not_sold', { product, years })
}

/** Licences or guidance asked for a product that is sold without them. */
export function optionNotSold(product: string, item: 'licence' | 'guidance'): Refusal {
  return new Refusal('invalid', 'option_not_sold', { product, item })
}
