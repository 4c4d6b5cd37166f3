import type { Mail } from '#domain/mails/mail.ts'
import type { Language } from '#domain/shared/language.ts'
import { newId } from '#platform/ids.ts'
import type { AccountTx } from '#platform/scope.ts'
import type { MailComposer } from '#ports/mail-composer.ts'
import { enqueue } from '#stores/job-store.ts'
import { insertMail } from '#stores/mail-store.ts'
import { hideToken, type LinkTokenDeps } from './link-token.ts'

export interface MailToQueue {
  readonly to: string
  readonly language: Language
  readonly orderId: string | null
  readonly mail: Mail
  /** What its link carries, where only the receiver may know it. */
  readonly token?: string
  /** Documents that go along as PDF. */
  readonly documentIds?: readonly string[]
}

/** Writes a mail and its delivery in the transaction of what it tells: neither can happen without the other. */
export const queueMail =
  (deps: { readonly composer: MailComposer } & LinkTokenDeps) =>
  async (tx: AccountTx, { to, language, orderId, mail, token, documentIds = [] }: MailToQueue): Promise<void> => {
    const id = newId(tx.now())
    const written = hideToken(deps, id, deps.composer.compose(mail, language), token ?? null)
    await insertMail(tx, { ...written, id, orderId, kind: mail.kind, language, recipient: to, documentIds })
    await enqueue(tx, 'deliver_mail', { accountId: tx.accountId, mailId: id }, { key: `mail:${id}` })
  }

export type QueueMail = ReturnType<typeof queueMail>
