import type { Product } from '#domain/catalogue/product.ts'
import type { PurchaseOption } from '#domain/access/signed-in.ts'
import type { Contract } from '#domain/contracts/contract.ts'
import { contractReason } from '#domain/orders/closed-reason.ts'
import type { Price } from '#domain/pricing/price.ts'
import { TOKEN_ITEMS, tokenUnit, type TokenItem, type TokenUnit } from '#domain/pricing/tokens.ts'
import type { Currency } from '#domain/shared/money.ts'

/** A kind of token that an account can buy. */
export interface TokenOnSale {
  readonly unit: TokenUnit
  readonly product: string
  readonly item: TokenItem
}

/** Whether accounts of an option hold tokens at all (spec 6.2). */
export const mayHoldTokens = (option: PurchaseOption): boolean => option === 'bulk' || option === 'rebate'

/**
 * The tokens that can be bought on a day, in the catalogue's order: of products that are sold, that the contract names
 * where there is one, and that have a price for tokens in the account's currency.
 */
export function tokensOnSale(
  products: readonly Pick<Product, 'code' | 'orderable' | 'test'>[],
  prices: readonly Price[],
  currency: Currency,
  contracts: readonly Contract[],
  today: string,
): readonly TokenOnSale[] {
  const priced = new Set(
    prices
      .filter((price) => price.option === 'bulk' && price.currency === currency && price.years === 1)
      .map(({ product, item }) => `${product}:${item}`),
  )
  return products
    .filter(({ code, orderable, test }) => orderable && !test && contractReason(code, contracts, today) === null)
    .flatMap(({ code }) => TOKEN_ITEMS.map((item) => ({ unit: tokenUnit(code, item), product: code, item })))
    .filter(({ unit }) => priced.has(unit))
}
