import type { PurchaseOption } from '#domain/access/signed-in.ts'
import type { OrderToPrice } from '#domain/pricing/price-order.ts'
import type { Price, PriceItem } from '#domain/pricing/price.ts'
import { aProduct } from '../catalogue/sample-product.ts'

export function aPrice(item: PriceItem, amount: bigint, fields: Partial<Price> = {}): Price {
  const option: PurchaseOption = 'rebate'
  return { product: 'sample', item, option, currency: 'EUR', years: 1, fromQuantity: 1, amount, ...fields }
}

/** A year of the sample product for one name on one machine. */
export function anOrder(fields: Partial<OrderToPrice> = {}): OrderToPrice {
  return {
    product: aProduct(),
    planYears: 1,
    extraNames: { additional: 0, domain: 0, wildcard: 0 },
    licences: 1,
    guidance: false,
    ...fields,
  }
}
