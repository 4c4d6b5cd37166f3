import { VIEW_LASTS } from '#domain/access/account-view.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { hashToken } from '#platform/ids.ts'
import { inOperatorTransaction, withinAccount, type OperatorScope } from '#platform/scope.ts'
import { findAccountFileAcrossAccounts } from '#queries/account-file.ts'
import { recordLog, recordStaffLog } from '#stores/audit-log-store.ts'
import { endView, saveView } from '#stores/account-view-store.ts'

/**
 * Lets somebody of the staff look at an account as its customer sees it, for a short time and in their own session.
 * The account's log tells its administrators who looked, when and why.
 */
export async function beginView(scope: OperatorScope, token: string, slug: string, reason: string): Promise<void> {
  const account = await findAccountFileAcrossAccounts(scope, slug)
  if (!account) throw new Refusal('not_found', 'page_not_found')
  await inOperatorTransaction(scope, async (tx) => {
    const endsAt = new Date(tx.now().getTime() + VIEW_LASTS)
    if (!(await saveView(tx, hashToken(token), account.id, endsAt)))
      throw new Refusal('unauthenticated', 'sign_in_first')
    await recordLog(withinAccount(tx, account.id), {
      action: 'account.viewed',
      subject: account.name,
      details: { reason },
    })
    await recordStaffLog(tx, { action: 'account.viewed', subject: slug, details: { reason } })
  })
}

/**
 * Ends the look of a session, if there is one; gives the account that was looked at. Whoever signs in as a customer in
 * the same browser ends it too: they would see its pages instead of their own.
 */
export async function endOwnView(scope: OperatorScope, token: string | null): Promise<string | null> {
  if (token === null) return null
  return inOperatorTransaction(scope, async (tx) => {
    const ended = await endView(tx, hashToken(token))
    if (!ended) return null
    const actor = { ...ended.staff, kind: 'staff', address: scope.actor.address } as const
    await recordStaffLog({ ...tx, actor }, { action: 'account.view_ended', subject: ended.slug })
    return ended.slug
  })
}
