import type { Product } from '#domain/catalogue/product.ts'
import { SAN_KINDS, type SanKind } from '#domain/names/product-names.ts'
import { sum } from '#domain/shared/money.ts'
import { findPrice, publicTerms, type Price, type PriceItem, type PriceTerms } from './price.ts'
import { optionNotSold, planNotSold, priceMissing } from './refusals.ts'

/** What of an order has a price. */
export interface OrderToPrice {
  readonly product: Product
  readonly planYears: number
  /** Names of each kind beyond those that the product includes. */
  readonly extraNames: Readonly<Record<SanKind, number>>
  /** Machines in all; the first one is in the base price. */
  readonly licences: number
  readonly guidance: boolean
}

/** `unitAmount` is for the whole plan: `amount = unitAmount × quantity`. */
export interface PricedLine {
  readonly product: string
  readonly item: PriceItem | 'handling'
  readonly quantity: number
  readonly years: number
  readonly unitAmount: bigint
  readonly amount: bigint
}

export interface PricedOrder {
  readonly lines: readonly PricedLine[]
  readonly net: bigint
}

/**
 * Prices an order in money, without VAT; refuses what the product or the price list does not offer. A bulk account that
 * pays in money instead of tokens pays the public price.
 */
export function priceOrder(order: OrderToPrice, prices: readonly Price[], accountTerms: PriceTerms): PricedOrder {
  const { product, planYears: years } = order
  const terms = accountTerms.option === 'bulk' ? publicTerms(accountTerms.currency) : accountTerms
  if (!product.planYears.includes(years)) throw planNotSold(product.code, years)
  if (order.licences > 1 && !product.licences) throw optionNotSold(product.code, 'licence')
  if (order.guidance && !product.guidance) throw optionNotSold(product.code, 'guidance')

  const lines = quantities(order)
    .filter(([, quantity]) => quantity > 0)
    .map(([item, quantity]) => {
      const wanted = { product: product.code, item, years }
      const unitAmount = findPrice(prices, wanted, terms)
      if (unitAmount === null) throw priceMissing(wanted)
      return { ...wanted, quantity, unitAmount, amount: unitAmount * BigInt(quantity) }
    })
  return { lines, net: sum(lines.map((line) => line.amount)) }
}

/** The order with the fee for being delivered before it is paid. */
export function withHandlingFee(order: PricedOrder, product: string, fee: bigint): PricedOrder {
  const line = { product, item: 'handling', quantity: 1, years: 1, unitAmount: fee, amount: fee } as const
  return { lines: [...order.lines, line], net: order.net + fee }
}

function quantities(order: OrderToPrice): readonly (readonly [PriceItem, number])[] {
  return [
    ['base', 1],
    ...SAN_KINDS.map((kind) => [kind, order.extraNames[kind]] as const),
    ['licence', order.licences - 1],
    ['guidance', order.guidance ? 1 : 0],
  ]
}
