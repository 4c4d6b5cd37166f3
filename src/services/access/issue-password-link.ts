import { linkExpiry, type LinkHolder, type LinkPurpose } from '#domain/access/password-link.ts'
import { hashToken, newId, newToken } from '#platform/ids.ts'
import type { AccountTx } from '#platform/scope.ts'
import type { QueueMail } from '#services/mails/queue-mail.ts'
import { findAccountName } from '#stores/account-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { insertPasswordLink } from '#stores/password-store.ts'

interface Deps {
  readonly queueMail: QueueMail
  readonly publicUrl: string
}

/**
 * Sends somebody a link by which they choose their password: as an invitation for a new user, or because they have
 * forgotten theirs. It joins the caller's transaction. The same `id` twice is one link and one mail: false.
 */
export const issuePasswordLink =
  ({ queueMail, publicUrl }: Deps) =>
  async (tx: AccountTx, user: LinkHolder, purpose: LinkPurpose, id = newId(tx.now())): Promise<boolean> => {
    const token = newToken()
    const expiresAt = linkExpiry(purpose, tx.now())
    if (!(await insertPasswordLink(tx, { id, userId: user.id, purpose, tokenHash: hashToken(token), expiresAt })))
      return false
    const data = { name: user.name, login: user.login, passwordUrl: `${publicUrl}/password/${token}`, expiresAt }
    const mail =
      purpose === 'reset'
        ? { kind: 'password_reset' as const, data }
        : { kind: 'password_invitation' as const, data: { ...data, accountName: await findAccountName(tx) } }
    await queueMail(tx, { to: user.email, language: user.language, orderId: null, mail, token })
    await recordLog(tx, { action: SENT[purpose], subject: user.login })
    return true
  }

const SENT = { invitation: 'password_link.invited', reset: 'password_link.sent' } as const

export type IssuePasswordLink = ReturnType<typeof issuePasswordLink>
