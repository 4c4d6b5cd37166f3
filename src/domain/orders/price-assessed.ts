import type { Product } from '#domain/catalogue/product.ts'
import type { SanKind } from '#domain/names/product-names.ts'
import type { SortedNames } from '#domain/names/san-kinds.ts'
import { priceLevelOf } from '#domain/contracts/contract.ts'
import { withHandlingFee, priceOrder, type OrderToPrice, type PricedOrder } from '#domain/pricing/price-order.ts'
import { HANDLING_FEE } from '#domain/payments/handling-fee.ts'
import { priceTokens } from '#domain/pricing/price-tokens.ts'
import { parseTokenUnit, tokensFor } from '#domain/pricing/tokens.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { dayOf } from '#domain/shared/time.ts'
import type { OrderContext } from './assess-order.ts'
import type { OrderFault } from './assessment.ts'
import type { PaymentMeans } from './order.ts'

export const NO_NAMES: SortedNames = {
  names: [],
  proposal: null,
  counts: { additional: { listed: 0, paid: 0 }, domain: { listed: 0, paid: 0 }, wildcard: { listed: 0, paid: 0 } },
}

/** What is to be priced of an order for these names. */
export function orderToPrice(
  product: Product,
  names: SortedNames,
  { years, licences, guidance }: { readonly years: number; readonly licences: number; readonly guidance: boolean },
): OrderToPrice {
  return {
    product,
    planYears: years,
    extraNames: {
      additional: pricedNames('additional', names, product),
      domain: pricedNames('domain', names, product),
      wildcard: pricedNames('wildcard', names, product),
    },
    licences,
    guidance,
  }
}

/** What a product does not take has no price either: the names' own fault says so. */
function pricedNames(kind: SanKind, { counts }: SortedNames, { names }: Product): number {
  return Math.min(counts[kind].paid, names?.kinds[kind].maximum ?? 0)
}

/**
 * The price of an order by its means: tokens at the price of one token each, money of a bulk account at the public
 * price, and a handling fee for being delivered on a purchase order. What can't be priced is a fault of its field.
 */
export function priceAssessed(
  order: OrderToPrice,
  means: PaymentMeans,
  { account, priceList, engagements, now }: Pick<OrderContext, 'account' | 'priceList' | 'engagements' | 'now'>,
): PricedOrder & { readonly faults: readonly OrderFault[] } {
  const { purchaseOption, currency } = account
  const quantity = priceLevelOf(engagements.contracts, dayOf(now))
  const option = purchaseOption === 'bulk' ? 'rebate' : purchaseOption
  try {
    if (means === 'tokens' && purchaseOption === 'bulk')
      return { ...inTokens(order, priceList.prices, currency, quantity), faults: [] }
    const priced = priceOrder(order, priceList.prices, { option, currency, quantity })
    const fee = means === 'purchase_order' && priced.net > 0n
    return { ...(fee ? withHandlingFee(priced, order.product.code, HANDLING_FEE[currency]) : priced), faults: [] }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { lines: [], net: 0n, faults: [{ field: 'years', key: `refusals.${error.code}`, values: error.details }] }
  }
}

function inTokens(
  order: OrderToPrice,
  prices: OrderContext['priceList']['prices'],
  currency: OrderContext['account']['currency'],
  level: number,
) {
  const wanted = tokensFor(order).flatMap(({ unit, quantity }) => {
    const token = parseTokenUnit(unit)
    return token ? [{ ...token, quantity }] : []
  })
  return priceTokens(wanted, prices, currency, level)
}
