import type { Sending } from '#domain/mails/outgoing-mail.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import type { OperatorTx } from '#platform/scope.ts'
import type { NewMail } from './mail-store.ts'

/** A mail to somebody without an account: about no order, with nothing attached. */
export type NewOperatorMail = Omit<NewMail, 'orderId' | 'documentIds' | 'mandateId'>

export async function insertOperatorMail({ trx, now }: OperatorTx, mail: NewOperatorMail): Promise<void> {
  await trx('operator_mails').insert({
    id: mail.id,
    kind: mail.kind,
    language: mail.language,
    recipient: mail.recipient,
    subject: mail.subject,
    html: mail.html,
    text_body: mail.text,
    sealed_token: mail.sealedToken,
    created_at: now(),
  })
}

/** Counts one more attempt and returns what is to be sent. */
export async function attemptOperatorMail(
  { trx }: OperatorTx,
  id: string,
): Promise<NewOperatorMail & { readonly sentAt: Date | null }> {
  const [row] = await trx('operator_mails')
    .where({ id })
    .update({ attempts: trx.raw('attempts + 1') })
    .returning(['kind', 'language', 'recipient', 'subject', 'html', 'text_body', 'sealed_token', 'sent_at'])
  if (!row) throw new Refusal('not_found', 'page_not_found')
  return {
    id,
    kind: row.kind,
    language: row.language,
    recipient: row.recipient,
    subject: row.subject,
    html: row.html,
    text: row.text_body,
    sealedToken: row.sealed_token,
    sentAt: row.sent_at,
  }
}

export async function markOperatorMailSent({ trx, now }: OperatorTx, id: string): Promise<void> {
  await trx('operator_mails').where({ id }).update({ sent_at: now(), sealed_token: null })
}

/** How far it has come, locked until the end of the transaction. */
export async function lockOperatorMail({ trx }: OperatorTx, id: string): Promise<Sending> {
  const row = await trx('operator_mails').where({ id }).forUpdate().first('sent_at', 'attempts', 'text_body')
  if (!row) throw new Refusal('not_found', 'page_not_found')
  return { sent_at: row.sent_at, attempts: row.attempts, text_body: row.text_body }
}

export async function markOperatorMailUnsent({ trx }: OperatorTx, id: string): Promise<void> {
  await trx('operator_mails').where({ id }).update({ sent_at: null })
}
