import type { Product } from '#domain/catalogue/product.ts'
import { parseNames } from '#domain/names/parse-names.ts'
import { sortNames } from '#domain/names/san-kinds.ts'
import { tokensFor, type TokenAmount } from '#domain/pricing/tokens.ts'
import type { PricedOrder } from '#domain/pricing/price-order.ts'
import type { OrderContext } from './assess-order.ts'
import type { Order } from './order.ts'
import { NO_NAMES, orderToPrice, priceAssessed } from './price-assessed.ts'

export interface PriceAgain extends PricedOrder {
  readonly tokens: readonly TokenAmount[]
}

type Ordered = Pick<Order, 'names' | 'planYears' | 'licences' | 'guidance' | 'paymentMeans' | 'netAmount' | 'tokens'>

/** What an order that was written before would cost now; null where it can't be priced any more. */
export function priceAgain(
  order: Ordered,
  product: Product,
  context: Pick<OrderContext, 'account' | 'priceList' | 'engagements' | 'now' | 'extraSuffixes'>,
): PriceAgain | null {
  const { names } = parseNames(order.names.join('\n'), context.extraSuffixes)
  const sorted = product.names ? sortNames(names, product.names) : NO_NAMES
  const toPrice = orderToPrice(product, sorted, { ...order, years: order.planYears })
  const { lines, net, faults } = priceAssessed(toPrice, order.paymentMeans, context)
  if (faults.length > 0 || (net === 0n) !== (order.netAmount === 0n)) return null
  return { lines, net, tokens: order.paymentMeans === 'tokens' ? tokensFor(toPrice) : [] }
}

/** Whether it is still what was ordered: the same money and the same tokens. */
export function costsTheSame(order: Pick<Ordered, 'netAmount' | 'tokens'>, { net, tokens }: PriceAgain): boolean {
  const known = new Map(order.tokens.map(({ unit, quantity }) => [unit, quantity]))
  return (
    net === order.netAmount &&
    tokens.length === known.size &&
    tokens.every(({ unit, quantity }) => known.get(unit) === quantity)
  )
}
