import { priceListOn, type Catalogue, type PriceList } from '#domain/catalogue/catalogue.ts'
import type { Engagements } from '#domain/orders/closed-reason.ts'
import type { TokenUnit } from '#domain/pricing/tokens.ts'
import { dayOf } from '#domain/shared/time.ts'
import { inTransaction, type AccountScope, type AccountTx } from '#platform/scope.ts'
import { popularProducts } from '#queries/popular-products.ts'
import { tokenBalances } from '#stores/ledger-store.ts'
import { readEngagements } from './read-engagements.ts'

/** What the new-order page is made of: everything that is sold, and what of it this account has and uses. */
export interface ProductShelf {
  readonly catalogue: Catalogue
  readonly priceList: PriceList
  readonly tokens: ReadonlyMap<TokenUnit, number>
  /** Codes, the most ordered one first. */
  readonly popular: readonly string[]
  readonly engagements: Engagements
  /** Calendar day. */
  readonly today: string
}

const SHOWN = 4

export const showProducts =
  ({ catalogue }: { readonly catalogue: () => Catalogue }) =>
  async (scope: AccountScope): Promise<ProductShelf> => {
    const [kept, popular] = await Promise.all([inTransaction(scope, readKept), popularProducts(scope, SHOWN)])
    const all = catalogue()
    const today = dayOf(scope.now())
    return { catalogue: all, priceList: priceListOn(all, today), popular, today, ...kept }
  }

async function readKept(tx: AccountTx): Promise<Pick<ProductShelf, 'tokens' | 'engagements'>> {
  return { tokens: await tokenBalances(tx), engagements: await readEngagements(tx) }
}
