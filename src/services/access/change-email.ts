import { EMAIL_CHANGE_LIFETIME, type EmailChange } from '#domain/access/profile.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { hashToken, newId, newToken } from '#platform/ids.ts'
import { inOperatorTransaction, withinAccount, type AccountScope, type OperatorScope } from '#platform/scope.ts'
import type { QueueMail } from '#services/mails/queue-mail.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import {
  closeEmailChanges,
  findEmailChangeAcrossAccounts,
  insertEmailChange,
  isEmailChangeOpen,
  isEmailTaken,
  saveEmail,
  wasJustAsked,
} from '#stores/email-change-store.ts'
import { lockPasswordHolder } from '#stores/password-store.ts'
import type { AsProvenOwner } from './own-credentials.ts'

interface Deps {
  readonly asProvenOwner: AsProvenOwner
  readonly queueMail: QueueMail
  readonly publicUrl: string
}

export type EmailFault = 'wrong_present' | 'same_email' | 'email_taken'

/** Sends a link to the new address; until it is opened everything stays as it is. A later wish replaces this one. */
export const askEmailChange =
  ({ asProvenOwner, queueMail, publicUrl }: Deps) =>
  (scope: AccountScope, wish: { readonly present: string; readonly email: string }): Promise<EmailFault | null> =>
    asProvenOwner(scope, wish.present, async (tx, user): Promise<EmailFault | null> => {
      const email = wish.email.trim()
      if (email === user.email) return 'same_email'
      if (await isEmailTaken(tx, user.id, email)) return 'email_taken'
      // The form came twice: one mail is on its way already.
      if (await wasJustAsked(tx, user.id, email)) return null
      const token = newToken()
      const expiresAt = new Date(tx.now().getTime() + EMAIL_CHANGE_LIFETIME)
      await closeEmailChanges(tx, user.id)
      await insertEmailChange(tx, {
        id: newId(tx.now()),
        userId: user.id,
        email,
        tokenHash: hashToken(token),
        expiresAt,
      })
      const { name, login, language } = user
      const data = { name, login, email, confirmUrl: `${publicUrl}/email-changes/${token}`, expiresAt }
      await queueMail(tx, { to: email, language, orderId: null, mail: { kind: 'email_confirmation', data }, token })
      await recordLog(tx, { action: 'email.change_asked', subject: login })
      return null
    })

/** What a link to a new address stands for; refused alike whether it never existed, was used, replaced or expired. */
export async function readEmailChange(scope: OperatorScope, token: string): Promise<EmailChange> {
  const change = await findEmailChangeAcrossAccounts(scope, hashToken(token))
  if (!change) throw new Refusal('not_found', 'link_not_valid')
  return change
}

/** Whoever reads mail at the new address says yes: from now on it is the user's, and the old one is told. */
export const confirmEmailChange =
  ({ queueMail, publicUrl }: Omit<Deps, 'asProvenOwner'>) =>
  async (scope: OperatorScope, token: string): Promise<void> => {
    const change = await readEmailChange(scope, token)
    const actor = { kind: 'visitor', id: null, name: change.newEmail, address: scope.actor.address } as const
    await inOperatorTransaction({ ...scope, actor }, async (operatorTx) => {
      const tx = withinAccount(operatorTx, change.accountId)
      const user = await lockPasswordHolder(tx, change.userId)
      if (!(await isEmailChangeOpen(tx, change.id))) throw new Refusal('not_found', 'link_not_valid')
      if (await isEmailTaken(tx, user.id, change.newEmail)) throw new Refusal('conflict', 'email_taken')
      await closeEmailChanges(tx, user.id)
      await saveEmail(tx, user.id, change.newEmail)
      await recordLog(tx, { action: 'email.changed', subject: user.login })
      const data = { name: user.name, login: user.login, at: tx.now(), signInUrl: `${publicUrl}/sign-in` }
      const mail = { kind: 'email_changed', data } as const
      await queueMail(tx, { to: user.email, language: user.language, orderId: null, mail })
    })
  }
