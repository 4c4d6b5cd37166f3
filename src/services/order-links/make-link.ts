import { getOrderableProduct, type Catalogue } from '#domain/catalogue/catalogue.ts'
import type { Product } from '#domain/catalogue/product.ts'
import { closedReason, type ClosedReason } from '#domain/orders/closed-reason.ts'
import { mayMakeLinks, type OrderLink } from '#domain/orders/order-link.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { dayOf } from '#domain/shared/time.ts'
import { hashToken, newToken } from '#platform/ids.ts'
import { inTransaction, type AccountScope, type AccountTx } from '#platform/scope.ts'
import { readEngagements } from '#services/orders/read-engagements.ts'
import { lockPreferences, readLinkMakers } from '#stores/account-preferences-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { insertOrderLink } from '#stores/order-link-store.ts'

export interface MakeLinkDeps {
  readonly catalogue: () => Catalogue
  readonly publicUrl: string
}

export type LinkWish = Pick<OrderLink, 'id' | 'productCode' | 'years' | 'label' | 'lastDay' | 'mostOrders'>

/** The product that a link would be for, and why the account can't order it, if so. */
export const offerLink =
  ({ catalogue }: MakeLinkDeps) =>
  (
    scope: AccountScope,
    productCode: string,
  ): Promise<{ readonly product: Product; readonly closed: ClosedReason | null }> =>
    inTransaction(scope, async (tx) => {
      await makerId(tx)
      const product = getOrderableProduct(catalogue(), productCode)
      return { product, closed: closedReason(product, await readEngagements(tx), dayOf(tx.now())) }
    })

/** Makes a link and gives its address, which is kept nowhere; null where the same form has made it before. */
export const makeLink =
  ({ catalogue, publicUrl }: MakeLinkDeps) =>
  (scope: AccountScope, wish: LinkWish): Promise<string | null> =>
    inTransaction(scope, async (tx) => {
      await lockPreferences(tx)
      const madeByUserId = await makerId(tx)
      const product = getOrderableProduct(catalogue(), wish.productCode)
      if (!product.planYears.includes(wish.years)) throw new Refusal('invalid', 'plan_not_sold', { years: wish.years })
      if (closedReason(product, await readEngagements(tx), dayOf(tx.now())))
        throw new Refusal('conflict', 'order_form_closed')
      const token = newToken()
      if (!(await insertOrderLink(tx, { ...wish, tokenHash: hashToken(token), madeByUserId }))) return null
      const { id, label, years, lastDay, mostOrders } = wish
      await recordLog(tx, {
        action: 'order_link.made',
        subject: product.code,
        details: { link: id, label, years, lastDay, mostOrders },
      })
      return `${publicUrl}/order-links/${token}`
    })

/** Who makes it, if the account lets them. */
async function makerId(tx: AccountTx): Promise<string> {
  const { actor } = tx
  if (actor.kind !== 'user' || !mayMakeLinks(await readLinkMakers(tx), actor.rights))
    throw new Refusal('conflict', 'order_links_not_allowed')
  return actor.id
}
