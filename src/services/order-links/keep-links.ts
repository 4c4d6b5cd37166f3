import { linkState, type OrderLink, type LinkState } from '#domain/orders/order-link.ts'
import { dayOf } from '#domain/shared/time.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { readLinkMakers } from '#stores/account-preferences-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { listOrderLinks, lockOrderLink, saveSwitch } from '#stores/order-link-store.ts'

export type ListedLink = OrderLink & { readonly state: LinkState }

/** The account's links with how each stands today. */
export const listLinks = (scope: AccountScope): Promise<readonly ListedLink[]> =>
  inTransaction(scope, async (tx) => {
    const makers = await readLinkMakers(tx)
    const today = dayOf(tx.now())
    return (await listOrderLinks(tx)).map((link) => ({ ...link, state: linkState(link, makers, today) }))
  })

/** Switches a link on or off; clicked twice it is done once. */
export const switchLink = (scope: AccountScope, id: string, isOn: boolean): Promise<void> =>
  inTransaction(scope, async (tx) => {
    const { switchedOffAt, productCode, label } = await lockOrderLink(tx, id)
    if ((switchedOffAt === null) === isOn) return
    await saveSwitch(tx, id, isOn)
    const action = isOn ? 'order_link.switched_on' : 'order_link.switched_off'
    await recordLog(tx, { action, subject: productCode, details: { link: id, label } })
  })
