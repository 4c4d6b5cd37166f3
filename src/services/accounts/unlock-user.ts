import { Refusal } from '#domain/shared/refusal.ts'
import { inOperatorTransaction, withinAccount, type OperatorScope } from '#platform/scope.ts'
import { findAccountFileAcrossAccounts } from '#queries/account-file.ts'
import { recordLog, recordStaffLog } from '#stores/audit-log-store.ts'
import { clearFailures } from '#stores/sign-in-store.ts'
import { getManagedUser } from '#stores/user-store.ts'

/** Lifts the lock that five failures in a row have put on a login: support is asked when nobody of the account can. */
export async function unlockUserOfAccount(
  scope: OperatorScope,
  slug: string,
  userId: string,
  reason: string,
): Promise<void> {
  const account = await findAccountFileAcrossAccounts(scope, slug)
  if (!account) throw new Refusal('not_found', 'page_not_found')
  await inOperatorTransaction(scope, async (optx) => {
    const tx = withinAccount(optx, account.id)
    const user = await getManagedUser(tx, userId, true)
    // Sent twice, the second finds it done.
    if (user.lockedAt === null) return
    await clearFailures(tx, { kind: 'user', login: user.login })
    await recordLog(tx, { action: 'user.unlocked', subject: user.login, details: { userId, reason } })
    await recordStaffLog(optx, { action: 'user.unlocked', subject: user.login, details: { account: slug, reason } })
  })
}
