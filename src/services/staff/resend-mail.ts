import { resendingOf, sendingVersion } from '#domain/mails/outgoing-mail.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import type { RoleConnection } from '#platform/database.ts'
import { inOperatorTransaction, type OperatorScope } from '#platform/scope.ts'
import { recordStaffLog } from '#stores/audit-log-store.ts'
import { enqueue } from '#stores/job-store.ts'
import { lockMail, markUnsent } from '#stores/mail-store.ts'
import { lockOperatorMail, markOperatorMailUnsent } from '#stores/operator-mail-store.ts'
import { inAccount } from './acting-for.ts'
import { readMail } from './read-mail.ts'

/**
 * Queues a mail that was not sent, or once more one that was. `version` is the mail as its page showed it: a second
 * click, or one after the mail went out meanwhile, sends nothing.
 */
export const resendMail =
  ({ portal }: { readonly portal: RoleConnection }) =>
  async (operator: OperatorScope, mailId: string, version: string, reason: string): Promise<void> => {
    const { account_id: accountId, subject } = await readMail(operator, mailId)
    await inOperatorTransaction(operator, async (optx) => {
      const tx = accountId === null ? null : inAccount(optx, portal, accountId)
      const mail = tx ? await lockMail(tx, mailId) : await lockOperatorMail(optx, mailId)
      if (sendingVersion(mail) !== version) return
      const resending = resendingOf(mail)
      if (resending === 'token_gone') throw new Refusal('conflict', 'mail_token_gone')
      if (resending === 'with_reason') await (tx ? markUnsent(tx, mailId) : markOperatorMailUnsent(optx, mailId))
      const details = { mailId, reason, sentAt: mail.sent_at?.toISOString() ?? null }
      await recordStaffLog(optx, { action: 'mail.sent_again', subject, details })
      const timing = { key: `mail:${mailId}` }
      if (tx) await enqueue(tx, 'deliver_mail', { accountId: tx.accountId, mailId }, timing)
      else await enqueue(optx, 'deliver_operator_mail', { mailId }, timing)
    })
  }
