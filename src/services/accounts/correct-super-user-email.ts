import type { ManagedUser } from '#domain/access/managed-user.ts'
import { accountState } from '#domain/accounts/account-state.ts'
import { superUserVersion, type OldMailbox } from '#domain/accounts/super-user-change.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { inOperatorTransaction, withinAccount, type OperatorScope } from '#platform/scope.ts'
import { endSignIns } from '#services/access/end-sign-ins.ts'
import { findSuperUser, lockAccountCalled } from '#stores/account-state-store.ts'
import { recordLog, recordStaffLog } from '#stores/audit-log-store.ts'
import { closeEmailChanges, isEmailTaken, saveEmail } from '#stores/email-change-store.ts'
import { endPasswordLinks } from '#stores/password-store.ts'
import { endCertificateLinks } from '#stores/user-certificate-store.ts'
import { getManagedUser, type UserTx } from '#stores/user-store.ts'
import { shutFormerWays, unknownPassword, type ShutDeps } from './shut-former-ways.ts'

export interface EmailCorrection {
  readonly email: string
  readonly mailbox: OldMailbox
  /** Under which the proof is filed with us. */
  readonly filedAs: string
  readonly reason: string
}

export type CorrectionOutcome = 'corrected' | 'same_email' | 'email_taken' | 'changed_meanwhile'

/**
 * Gives the super user another address when the mailbox that we know is lost. Whoever reads mail at an address can
 * open its login by it, so that links and sessions end, and both addresses are told. Where somebody else may have read
 * the old one, password, second factor and certificates end as well, and a one-time link goes to the new address.
 */
export const correctSuperUserEmail =
  (deps: ShutDeps) =>
  async (
    scope: OperatorScope,
    slug: string,
    version: string,
    correction: EmailCorrection,
  ): Promise<CorrectionOutcome> => {
    const unknownHash = await unknownPassword(deps)
    return inOperatorTransaction(scope, async (optx): Promise<CorrectionOutcome> => {
      const account = await lockAccountCalled(optx, slug)
      if (accountState(account) === 'closed') throw new Refusal('conflict', 'account_state_moved')
      const tx = withinAccount(optx, account.id)
      const holder = await findSuperUser(tx)
      if (!holder) throw new Refusal('not_found', 'user_not_found')
      const user = await getManagedUser(tx, holder.id, true)
      const { email, mailbox, filedAs, reason } = correction
      const isSeen = superUserVersion(user) === version
      // The form came twice: the first one has corrected it.
      if (email === user.email) return isSeen ? 'same_email' : 'corrected'
      if (!isSeen) return 'changed_meanwhile'
      if (await isEmailTaken(tx, user.id, email)) return 'email_taken'

      await saveEmail(tx, user.id, email)
      await endPasswordLinks(tx, user.id)
      await endCertificateLinks(tx, user.id)
      await closeEmailChanges(tx, user.id)
      await endSignIns(tx, { kind: 'user', accountId: account.id, id: user.id })
      const details = { login: user.login, from: user.email, to: email, mailbox, filedAs, reason }
      await recordLog(tx, { action: 'user.email_corrected', subject: user.login, details })
      await recordStaffLog(optx, { action: 'user.email_corrected', subject: slug, details })
      await tell(deps, tx, account.name, user, { email, mailbox })
      if (mailbox === 'in_doubt') await shutFormerWays(deps, tx, user, { unknownHash, reason })
      return 'corrected'
    })
  }

/** The old address is not told the new one: whoever reads there may be somebody else by now. */
async function tell(
  { queueMail, publicUrl }: ShutDeps,
  tx: UserTx,
  accountName: string,
  { name, login, language, email: old }: ManagedUser,
  { email, mailbox }: Pick<EmailCorrection, 'email' | 'mailbox'>,
): Promise<void> {
  const about = { accountName, name, login, portalUrl: `${publicUrl}/sign-in` }
  for (const [receiver, to] of [['new', email] as const, ['old', old] as const]) {
    const mail = { kind: 'email_corrected', data: { ...about, receiver, mailbox } } as const
    await queueMail(tx, { to, language, orderId: null, mail, copied: receiver === 'old' })
  }
}
