import { accountState } from '#domain/accounts/account-state.ts'
import { superUserVersion } from '#domain/accounts/super-user-change.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { inOperatorTransaction, withinAccount, type OperatorScope } from '#platform/scope.ts'
import type { Invite } from '#services/user-certificates/invite.ts'
import { findSuperUser, lockAccountCalled } from '#stores/account-state-store.ts'
import { recordLog, recordStaffLog } from '#stores/audit-log-store.ts'
import { getManagedUser } from '#stores/user-store.ts'

export interface LinkRequest {
  /** Of the form: sent twice, it is one link. */
  readonly id: string
  /** Whom the form was about, and at which address. */
  readonly version: string
  readonly reason: string
}

/**
 * Mails the super user a new link to the way in that the account has. Nobody of the account may do this for them, and
 * without it a first link that ran out, or a certificate that is lost, would shut them out for good.
 */
export const sendSuperUserLink =
  ({ invite }: { readonly invite: Invite }) =>
  (scope: OperatorScope, slug: string, { id, version, reason }: LinkRequest): Promise<'sent' | 'changed_meanwhile'> =>
    inOperatorTransaction(scope, async (optx) => {
      const account = await lockAccountCalled(optx, slug)
      if (accountState(account) !== 'open') throw new Refusal('conflict', 'account_state_moved')
      const tx = withinAccount(optx, account.id)
      const holder = await findSuperUser(tx)
      if (!holder) throw new Refusal('not_found', 'user_not_found')
      const user = await getManagedUser(tx, holder.id, true)
      if (user.blockedAt !== null) throw new Refusal('conflict', 'user_blocked')
      if (user.suspendedAt !== null) throw new Refusal('conflict', 'user_suspended')
      if (superUserVersion(user) !== version) return 'changed_meanwhile'

      if (!(await invite(tx, user, id))) return 'sent'
      const details = { login: user.login, email: user.email, reason }
      await recordLog(tx, { action: 'user.link_sent_by_staff', subject: user.login, details })
      await recordStaffLog(optx, { action: 'user.link_sent_by_staff', subject: slug, details })
      return 'sent'
    })
