import type { LinkMakers } from '#domain/orders/order-link.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { lockPreferences, readLinkMakers as read, saveLinkMakers } from '#stores/account-preferences-store.ts'
import { findAccountName } from '#stores/account-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'

export type LinkMakersOutcome =
  { readonly outcome: 'saved' } | { readonly outcome: 'changed_meanwhile'; readonly now: LinkMakers }

export const readLinkMakers = (scope: AccountScope): Promise<LinkMakers> => inTransaction(scope, read)

/** Says who may make order links; with `nobody` those that are there open nothing, until somebody may again. */
export const changeLinkMakers = (
  scope: AccountScope,
  shown: LinkMakers | null,
  wanted: LinkMakers,
): Promise<LinkMakersOutcome> =>
  inTransaction(scope, async (tx) => {
    await lockPreferences(tx)
    const before = await read(tx)
    if (before === wanted) return { outcome: 'saved' }
    if (before !== shown) return { outcome: 'changed_meanwhile', now: before }
    await saveLinkMakers(tx, wanted)
    const details = { from: before, to: wanted }
    await recordLog(tx, { action: 'account.order_links_changed', subject: await findAccountName(tx), details })
    return { outcome: 'saved' }
  })
