import { inOperatorTransaction, withinAccount, type OperatorScope } from '#platform/scope.ts'
import { endSignIns } from '#services/access/end-sign-ins.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import {
  listDemonstrationAccounts,
  listDemonstrationUsers,
  markDemonstration,
  refreshDemonstrationUser,
} from '#stores/demonstration-store.ts'
import { findAccountId } from '#stores/opening-store.ts'
import { clearFailures } from '#stores/sign-in-store.ts'

/** Makes an account one to look around in, or an ordinary one again; false where there is none. */
export const declareDemonstration = (scope: OperatorScope, slug: string, isOne: boolean): Promise<boolean> =>
  inOperatorTransaction(scope, async (tx) => {
    const accountId = await findAccountId(tx, slug)
    if (accountId === null) return false
    const account = withinAccount(tx, accountId)
    const action = isOne ? 'account.demonstration_begun' : 'account.demonstration_ended'
    if (await markDemonstration(account, isOne)) await recordLog(account, { action, subject: slug })
    return true
  })

/**
 * Puts the accounts to look around in back to how they were found. Visitors can change nothing of the data, so there is
 * nothing of it to take back; what they do wear off is the way in: sessions left open, logins locked by wrong passwords,
 * passwords that age. Run twice it is run once.
 */
export async function resetDemonstrations(scope: OperatorScope): Promise<void> {
  for (const { id: accountId, slug } of await listDemonstrationAccounts(scope)) {
    await inOperatorTransaction(scope, async (tx) => {
      const account = withinAccount(tx, accountId)
      for (const { id, login } of await listDemonstrationUsers(account)) {
        await endSignIns(tx, { kind: 'user', accountId, id })
        await clearFailures(tx, { kind: 'user', login })
        await refreshDemonstrationUser(account, id)
      }
      await recordLog(account, { action: 'account.demonstration_reset', subject: slug })
    })
  }
}
