import type { MailKind } from '#domain/mails/mail.ts'
import type { Sending } from '#domain/mails/outgoing-mail.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { rowsOf, type AccountTx } from '#platform/scope.ts'

export interface NewMail {
  readonly id: string
  readonly orderId: string | null
  readonly kind: string
  readonly language: string
  readonly recipient: string
  readonly subject: string
  readonly html: string
  readonly text: string
  /** What the copy kept here lacks until it is sent. */
  readonly sealedToken: string | null
  /** Documents whose print goes along. */
  readonly documentIds: readonly string[]
  /** A mandate that is printed for it. */
  readonly mandateId: string | null
}

export interface OutgoingMail extends NewMail {
  readonly sentAt: Date | null
}

export async function insertMail(tx: AccountTx, mail: NewMail): Promise<void> {
  await rowsOf(tx, 'mails').insert({
    id: mail.id,
    order_id: mail.orderId,
    kind: mail.kind,
    language: mail.language,
    recipient: mail.recipient,
    subject: mail.subject,
    html: mail.html,
    text_body: mail.text,
    sealed_token: mail.sealedToken,
    attachments: JSON.stringify(mail.documentIds),
    mandate_id: mail.mandateId,
    created_at: tx.now(),
  })
}

export async function getMail(tx: AccountTx, id: string): Promise<OutgoingMail> {
  const row = await rowsOf(tx, 'mails').query().where('id', id).first()
  if (!row) throw new Refusal('not_found', 'page_not_found')
  return {
    id: row.id,
    orderId: row.order_id,
    kind: row.kind,
    language: row.language,
    recipient: row.recipient,
    subject: row.subject,
    html: row.html,
    text: row.text_body,
    sealedToken: row.sealed_token,
    documentIds: row.attachments,
    mandateId: row.mandate_id,
    sentAt: row.sent_at,
  }
}

/** Whether a mail of this kind was ever written about the order. */
export async function wasTold(tx: AccountTx, orderId: string, kind: MailKind): Promise<boolean> {
  const row = await rowsOf(tx, 'mails').query().where({ order_id: orderId, kind }).first('id')
  return row !== undefined
}

export async function markSent(tx: AccountTx, id: string): Promise<void> {
  await rowsOf(tx, 'mails').query().where('id', id).update({ sent_at: tx.now(), sealed_token: null })
}

export async function markAttempt(tx: AccountTx, id: string): Promise<void> {
  await rowsOf(tx, 'mails')
    .query()
    .where('id', id)
    .update({ attempts: tx.trx.raw('attempts + 1') })
}

/** How far it has come, locked until the end of the transaction. */
export async function lockMail(tx: AccountTx, id: string): Promise<Sending> {
  const row = await rowsOf(tx, 'mails').query().where('id', id).forUpdate().first('sent_at', 'attempts', 'text_body')
  if (!row) throw new Refusal('not_found', 'page_not_found')
  return { sent_at: row.sent_at, attempts: row.attempts, text_body: row.text_body }
}

export async function markUnsent(tx: AccountTx, id: string): Promise<void> {
  await rowsOf(tx, 'mails').query().where('id', id).update({ sent_at: null })
}
