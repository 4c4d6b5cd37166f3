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
import { usesCertificates } from '#stores/account-security-store.ts'
import { lockPasswordHolder, type PasswordHolder } from '#stores/password-store.ts'
import type { UserTx } from '#stores/user-store.ts'
import type { AsCertainOwner, Proof } from './own-credentials.ts'

interface Deps {
  readonly asCertainOwner: AsCertainOwner
  readonly queueMail: QueueMail
  readonly publicUrl: string
}

export type EmailFault = 'wrong_present' | 'signed_in_long_ago' | 'same_email' | 'email_taken'

/**
 * Sends a link to the new address; until it is opened everything stays as it is. A later wish replaces this one. Where
 * no password was asked, whoever reads mail at the old address agrees first: a browser left open, which signs in by its
 * certificate at a click, is not enough to turn an account's mails away.
 */
export const askEmailChange =
  ({ asCertainOwner, ...deps }: Deps) =>
  (scope: AccountScope, wish: { readonly email: string }, proof: Proof): Promise<EmailFault | null> =>
    asCertainOwner(scope, proof, async (tx, user): Promise<EmailFault | null> => {
      const email = wish.email.trim()
      if (email === user.email) return 'same_email'
      if (await isEmailTaken(tx, user.id, email)) return 'email_taken'
      // The form came twice: one mail is on its way already.
      if (await wasJustAsked(tx, user.id, email)) return null
      await sendLink(deps, tx, user, { email, awaits: (await usesCertificates(tx)) ? 'old' : 'new' })
      await recordLog(tx, { action: 'email.change_asked', subject: user.login })
      return null
    })

async function sendLink(
  { queueMail, publicUrl }: Omit<Deps, 'asCertainOwner'>,
  tx: UserTx,
  user: PasswordHolder,
  { email, awaits }: { readonly email: string; readonly awaits: EmailChange['awaits'] },
): Promise<void> {
  const token = newToken()
  const expiresAt = new Date(tx.now().getTime() + EMAIL_CHANGE_LIFETIME)
  await closeEmailChanges(tx, user.id)
  await insertEmailChange(tx, {
    id: newId(tx.now()),
    userId: user.id,
    email,
    awaits,
    tokenHash: hashToken(token),
    expiresAt,
  })
  const { name, login, language } = user
  const data = { name, login, email, confirmUrl: `${publicUrl}/email-changes/${token}`, expiresAt }
  const kind = awaits === 'old' ? 'email_release' : 'email_confirmation'
  const to = awaits === 'old' ? user.email : email
  await queueMail(tx, { to, language, orderId: null, mail: { kind, data }, token })
}

/** What a link to a new address stands for; refused alike whether it never existed, was used, replaced or expired. */
export async function readEmailChange(scope: OperatorScope, token: string): Promise<EmailChange> {
  const change = await findEmailChangeAcrossAccounts(scope, hashToken(token))
  if (!change) throw new Refusal('not_found', 'link_not_valid')
  return change
}

/**
 * Whoever reads mail at the old address lets it go, and the new one is asked; whoever reads mail there says yes: from
 * now on it is the user's, and the old one is told.
 */
export const confirmEmailChange =
  (deps: Omit<Deps, 'asCertainOwner'>) =>
  async (scope: OperatorScope, token: string): Promise<'released' | 'changed'> => {
    const change = await readEmailChange(scope, token)
    const name = change.awaits === 'old' ? change.oldEmail : change.newEmail
    const actor = { kind: 'visitor', id: null, name, address: scope.actor.address } as const
    return inOperatorTransaction({ ...scope, actor }, async (operatorTx) => {
      const tx = withinAccount(operatorTx, change.accountId)
      const user = await lockPasswordHolder(tx, change.userId)
      if (!(await isEmailChangeOpen(tx, change.id))) throw new Refusal('not_found', 'link_not_valid')
      if (await isEmailTaken(tx, user.id, change.newEmail)) throw new Refusal('conflict', 'email_taken')
      if (change.awaits === 'old') {
        await sendLink(deps, tx, user, { email: change.newEmail, awaits: 'new' })
        await recordLog(tx, { action: 'email.change_released', subject: user.login })
        return 'released'
      }
      await closeEmailChanges(tx, user.id)
      await saveEmail(tx, user.id, change.newEmail)
      await recordLog(tx, { action: 'email.changed', subject: user.login })
      const data = { name: user.name, login: user.login, at: tx.now(), signInUrl: `${deps.publicUrl}/sign-in` }
      const mail = { kind: 'email_changed', data } as const
      await deps.queueMail(tx, { to: user.email, language: user.language, orderId: null, mail })
      return 'changed'
    })
  }
