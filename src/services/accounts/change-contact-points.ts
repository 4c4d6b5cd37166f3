import { changedPurposes, contactPointsVersion, type ContactPoints } from '#domain/accounts/contact-points.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { lockPreferences } from '#stores/account-preferences-store.ts'
import { findAccountName } from '#stores/account-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { readContactPoints as read, saveContactPoint } from '#stores/contact-point-store.ts'

export type ContactPointsOutcome =
  { readonly outcome: 'saved' } | { readonly outcome: 'changed_meanwhile'; readonly now: ContactPoints }

export const readContactPoints = (scope: AccountScope): Promise<ContactPoints> => inTransaction(scope, read)

/** Says where the account's mails go from now on; those on their way keep their receiver. */
export const changeContactPoints = (
  scope: AccountScope,
  version: string,
  wanted: ContactPoints,
): Promise<ContactPointsOutcome> =>
  inTransaction(scope, async (tx) => {
    await lockPreferences(tx)
    const before = await read(tx)
    const changed = changedPurposes(before, wanted)
    if (changed.length === 0) return { outcome: 'saved' }
    if (contactPointsVersion(before) !== version) return { outcome: 'changed_meanwhile', now: before }
    for (const purpose of changed) await saveContactPoint(tx, purpose, wanted[purpose])
    await recordLog(tx, {
      action: 'account.contact_points_changed',
      subject: await findAccountName(tx),
      details: Object.fromEntries(changed.map((purpose) => [purpose, { from: before[purpose], to: wanted[purpose] }])),
    })
    return { outcome: 'saved' }
  })
