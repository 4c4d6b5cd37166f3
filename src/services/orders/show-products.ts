import { priceListOn, type Catalogue, type PriceList } from '#domain/catalogue/catalogue.ts'
import type { TokenUnit } from '#domain/pricing/tokens.ts'
import { dayOf } from '#domain/shared/time.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { popularProducts } from '#queries/popular-products.ts'
import { tokenBalances } from '#stores/ledger-store.ts'

/** What the new-order page is made of: everything that is sold, and what of it this account has and uses. */
export interface ProductShelf {
  readonly catalogue: Catalogue
  readonly priceList: PriceList
  readonly tokens: ReadonlyMap<TokenUnit, number>
  /** Codes, the most ordered one first. */
  readonly popular: readonly string[]
}

const SHOWN = 4

export const showProducts =
  ({ catalogue }: { readonly catalogue: () => Catalogue }) =>
  async (scope: AccountScope): Promise<ProductShelf> => {
    const [tokens, popular] = await Promise.all([inTransaction(scope, tokenBalances), popularProducts(scope, SHOWN)])
    const all = catalogue()
    return { catalogue: all, priceList: priceListOn(all, dayOf(scope.now())), tokens, popular }
  }
