import type { Mail } from '#domain/mails/mail.ts'
import type { Language } from '#domain/shared/language.ts'
import { newId } from '#platform/ids.ts'
import type { AccountTx } from '#platform/scope.ts'
import type { MailComposer } from '#ports/mail-composer.ts'
import { enqueue } from '#stores/job-store.ts'
import { insertMail } from '#stores/mail-store.ts'

export interface MailToQueue {
  readonly to: string
  readonly language: Language
  readonly orderId: string | null
  readonly mail: Mail
  /** Documents that go along as PDF. */
  readonly documentIds?: readonly string[]
}

/** Writes a mail and its delivery in the transaction of what it tells: neither can happen without the other. */
export const queueMail =
  ({ composer }: { readonly composer: MailComposer }) =>
  async (tx: AccountTx, { to, language, orderId, mail, documentIds = [] }: MailToQueue): Promise<void> => {
    const { subject, html, text } = composer.compose(mail, language)
    const id = newId(tx.now())
    await insertMail(tx, { id, orderId, kind: mail.kind, language, recipient: to, subject, html, text, documentIds })
    await enqueue(tx, 'deliver_mail', { accountId: tx.accountId, mailId: id }, { key: `mail:${id}` })
  }

export type QueueMail = ReturnType<typeof queueMail>
