import { Refusal } from '#domain/shared/refusal.ts'
import { newToken } from '#platform/ids.ts'
import { inOperatorTransaction, withinAccount, type OperatorScope } from '#platform/scope.ts'
import { findBlockedUserAcrossAccounts } from '#queries/user-certificates.ts'
import { recordLog, recordStaffLog } from '#stores/audit-log-store.ts'
import { getManagedUser, unblockUser } from '#stores/user-store.ts'
import { clearFailures } from '#stores/sign-in-store.ts'
import type { UserCertificateDeps } from './deps.ts'
import type { Invite } from './invite.ts'

/**
 * Staff let a blocked user in again, after the proofs that the operator asks for: what they had opens nothing any more,
 * and a link to a new certificate, or a new password, goes to their address. Whoever was suspended besides stays so: the
 * link is for an administrator of their account to send. The reason stands in both logs.
 */
export const reopenUser =
  ({ hasher, invite }: Pick<UserCertificateDeps, 'hasher'> & { readonly invite: Invite }) =>
  async (scope: OperatorScope, userId: string, reason: string): Promise<'reopened' | 'still_suspended'> => {
    if (scope.actor.kind !== 'staff') throw new Refusal('forbidden', 'not_allowed')
    const blocked = await findBlockedUserAcrossAccounts(scope, userId)
    if (!blocked) throw new Refusal('not_found', 'page_not_found')
    const unknownHash = await hasher.hash(newToken())
    return inOperatorTransaction(scope, async (operatorTx) => {
      const tx = withinAccount(operatorTx, blocked.accountId)
      const user = await getManagedUser(tx, userId, true)
      // Sent twice, the second finds it done.
      if (user.blockedAt === null) return user.suspendedAt === null ? 'reopened' : 'still_suspended'
      await unblockUser(tx, userId, unknownHash)
      await clearFailures(tx, { kind: 'user', login: user.login })
      const { suspendedAt } = await getManagedUser(tx, userId)
      if (suspendedAt === null) await invite(tx, user)
      await recordLog(tx, { action: 'user.reopened', subject: user.login, details: { userId, reason, suspendedAt } })
      await recordStaffLog(tx, { action: 'user.reopened', subject: user.login, details: { reason, suspendedAt } })
      return suspendedAt === null ? 'reopened' : 'still_suspended'
    })
  }
