import { isCopied } from '#domain/mails/copied-kinds.ts'
import type { MailAndToken } from '#domain/mails/token-kinds.ts'
import type { Language } from '#domain/shared/language.ts'
import { newId } from '#platform/ids.ts'
import type { AccountTx } from '#platform/scope.ts'
import type { MailComposer } from '#ports/mail-composer.ts'
import { findContactPoint } from '#stores/contact-point-store.ts'
import { enqueue } from '#stores/job-store.ts'
import { insertMail } from '#stores/mail-store.ts'
import { hideToken, type LinkTokenDeps } from './link-token.ts'

export type MailToQueue = MailAndToken & {
  readonly to: string
  readonly language: Language
  readonly orderId: string | null
  /** Documents that go along as PDF. */
  readonly documentIds?: readonly string[]
  /** A direct debit mandate that goes along, to be signed. */
  readonly mandateId?: string
  /** False for all but the first of several mails that say the same. */
  readonly copied?: boolean
}

/**
 * Writes a mail and its delivery in the transaction of what it tells: neither can happen without the other. The address
 * that the account names for copies gets one of its own, in its language; never of what is for the receiver alone.
 */
export const queueMail =
  (deps: { readonly composer: MailComposer } & LinkTokenDeps) =>
  async (tx: AccountTx, wish: MailToQueue): Promise<void> => {
    const { to, mail, copied = true } = wish
    await write(tx, deps, wish)
    if (!copied || !isCopied(mail.kind)) return
    const copy = await findContactPoint(tx, 'copy')
    if (copy && copy.email.toLowerCase() !== to.toLowerCase())
      await write(tx, deps, { ...wish, to: copy.email, language: copy.language, copyOf: to })
  }

export type QueueMail = ReturnType<typeof queueMail>

async function write(
  tx: AccountTx,
  deps: { readonly composer: MailComposer } & LinkTokenDeps,
  wish: MailToQueue & { readonly copyOf?: string },
): Promise<void> {
  const { to, language, orderId, mail, token, documentIds = [], mandateId = null, copyOf = null } = wish
  const id = newId(tx.now())
  const written = hideToken(deps, id, deps.composer.compose(mail, language, copyOf), token ?? null)
  await insertMail(tx, { ...written, id, orderId, kind: mail.kind, language, recipient: to, documentIds, mandateId })
  await enqueue(tx, 'deliver_mail', { accountId: tx.accountId, mailId: id }, { key: `mail:${id}` })
}
