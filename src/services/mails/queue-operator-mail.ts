import type { MailAndToken } from '#domain/mails/token-kinds.ts'
import { newId } from '#platform/ids.ts'
import type { OperatorTx } from '#platform/scope.ts'
import type { MailComposer } from '#ports/mail-composer.ts'
import { enqueue } from '#stores/job-store.ts'
import { insertOperatorMail } from '#stores/operator-mail-store.ts'
import { hideToken, type LinkTokenDeps } from './link-token.ts'
import type { MailToQueue } from './queue-mail.ts'

type OperatorMailToQueue = MailAndToken & Pick<MailToQueue, 'to' | 'language'>

/** The same as queueMail for somebody who has no account (yet): such mails are the operator's own (ADR 0022). */
export const queueOperatorMail =
  (deps: { readonly composer: MailComposer } & LinkTokenDeps) =>
  async (tx: OperatorTx, { to, language, mail, token }: OperatorMailToQueue): Promise<void> => {
    const id = newId(tx.now())
    const written = hideToken(deps, id, deps.composer.compose(mail, language), token ?? null)
    await insertOperatorMail(tx, { ...written, id, kind: mail.kind, language, recipient: to })
    await enqueue(tx, 'deliver_operator_mail', { mailId: id }, { key: `mail:${id}` })
  }

export type QueueOperatorMail = ReturnType<typeof queueOperatorMail>
