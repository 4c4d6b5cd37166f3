import type { CommercialDocument, DocumentKind } from '#domain/documents/document.ts'
import { contentAsJson, contentFrom, type IssuedDocument } from '#domain/documents/issued-document.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { rowsOf, type AccountTx } from '#platform/scope.ts'

/**
 * Takes the next number of a series without gaps: the counter's row stays locked until the transaction ends, and a
 * rollback gives the number back. It is one hot row for the whole office: take it last. The date that goes with it is the
 * day of now, and never before the one of the number before it.
 */
export async function takeNumber(
  { trx }: AccountTx,
  officeId: string,
  kind: DocumentKind,
  today: string,
): Promise<{ readonly sequence: number; readonly issuedOn: string }> {
  const { rows } = await trx.raw<{ rows: { sequence: number; issued_on: string }[] }>(
    `insert into number_series as s (office_id, kind, year, last_number, last_issued_on)
     values (:officeId, :kind, :year, 1, :today)
     on conflict (office_id, kind, year)
     do update set last_number = s.last_number + 1, last_issued_on = greatest(s.last_issued_on, excluded.last_issued_on)
     returning last_number as sequence, last_issued_on::text as issued_on`,
    { officeId, kind, year: Number(today.slice(0, 4)), today },
  )
  const [taken] = rows
  if (!taken) throw new Error(`no number in series ${kind}`)
  return { sequence: taken.sequence, issuedOn: taken.issued_on }
}

export async function insertDocument(
  tx: AccountTx,
  officeId: string,
  document: {
    readonly id: string
    readonly orderId: string | null
    readonly sequence: number
    readonly content: CommercialDocument
  },
): Promise<void> {
  const { id, orderId, sequence, content } = document
  await rowsOf(tx, 'documents').insert({
    id,
    office_id: officeId,
    kind: content.kind,
    year: Number(content.issuedOn.slice(0, 4)),
    sequence,
    number: content.number,
    order_id: orderId,
    issued_on: content.issuedOn,
    due_on: content.dueOn,
    valid_until: content.validUntil,
    currency: content.currency,
    net: content.net.toString(),
    vat_total: content.vatTotal.toString(),
    gross: content.gross.toString(),
    content: contentAsJson(content),
    created_at: tx.now(),
  })
}

export async function getDocument(
  tx: AccountTx,
  by: { readonly id: string } | { readonly number: string },
): Promise<IssuedDocument> {
  const row = await rowsOf(tx, 'documents').query().where(by).first()
  if (!row) throw new Refusal('not_found', 'document_not_found')
  return fromRow(row)
}

export async function listOrderDocuments(tx: AccountTx, orderId: string): Promise<IssuedDocument[]> {
  const rows = await rowsOf(tx, 'documents').query().where('order_id', orderId).orderBy('created_at')
  return rows.map(fromRow)
}

/** The invoice that an order is to be paid by: the newest one. */
export async function openInvoiceOf(tx: AccountTx, orderId: string): Promise<IssuedDocument> {
  const invoice = (await listOrderDocuments(tx, orderId)).findLast(({ kind }) => kind === 'invoice')
  if (!invoice) throw new Refusal('not_found', 'document_not_found')
  return invoice
}

/** Names the printed file; a document is printed once. */
export async function savePrint(tx: AccountTx, id: string, fileId: string): Promise<void> {
  await rowsOf(tx, 'documents').query().where('id', id).update({ file_id: fileId })
}

function fromRow(row: Record<string, unknown>): IssuedDocument {
  return {
    id: row['id'] as string,
    orderId: row['order_id'] as string | null,
    kind: row['kind'] as DocumentKind,
    number: row['number'] as string,
    content: contentFrom(row['content']),
    fileId: row['file_id'] as string | null,
  }
}
