import { SAN_KINDS } from '#domain/names/product-names.ts'
import type { OrderToPrice } from './price-order.ts'

/** What can be prepaid by tokens: a year of the product or of one more name. */
export const TOKEN_ITEMS = ['base', ...SAN_KINDS] as const
export type TokenItem = (typeof TOKEN_ITEMS)[number]

/** The unit that the ledger counts tokens in. */
export type TokenUnit = `${string}:${TokenItem}`

export interface TokenAmount {
  readonly unit: TokenUnit
  readonly quantity: number
}

export function tokenUnit(product: string, item: TokenItem): TokenUnit {
  return `${product}:${item}`
}

/** Reads a unit back; null for a currency or anything else that is no token. */
export function parseTokenUnit(text: string): { readonly product: string; readonly item: TokenItem } | null {
  const [product, name, ...rest] = text.split(':')
  const item = TOKEN_ITEMS.find((known) => known === name)
  if (!product || item === undefined || rest.length > 0) return null
  return { product, item }
}

/** The tokens that an order takes: one per year for the product and for each name beyond those included. */
export function tokensFor(order: OrderToPrice): readonly TokenAmount[] {
  return TOKEN_ITEMS.map((item) => ({
    unit: tokenUnit(order.product.code, item),
    quantity: order.planYears * (item === 'base' ? 1 : order.extraNames[item]),
  })).filter((amount) => amount.quantity > 0)
}

/** Licences and guidance are sold for money only: an order with them cannot be paid by tokens. */
export function canPayByTokens(order: OrderToPrice): boolean {
  return !order.product.test && order.licences === 1 && !order.guidance
}

/** What a balance lacks for what is needed; empty when it is enough. */
export function missingTokens(
  needed: readonly TokenAmount[],
  held: ReadonlyMap<TokenUnit, number>,
): readonly TokenAmount[] {
  return needed
    .map(({ unit, quantity }) => ({ unit, quantity: quantity - (held.get(unit) ?? 0) }))
    .filter((amount) => amount.quantity > 0)
}
