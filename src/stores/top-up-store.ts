import type { TopUp } from '#domain/top-ups/top-up.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { rowsOf, type AccountTx } from '#platform/scope.ts'

/** Writes a request; false when this very one, named by its nonce, was there before. */
export async function insertTopUp(
  tx: AccountTx,
  nonce: string,
  topUp: Omit<TopUp, 'paidAt' | 'cancelledAt' | 'creditNoteId'>,
): Promise<boolean> {
  const inserted = await rowsOf(tx, 'top_ups')
    .insert({
      id: topUp.id,
      nonce,
      document_id: topUp.documentId,
      tokens: JSON.stringify(topUp.tokens),
      deposit: topUp.deposit?.toString() ?? null,
      means: topUp.means,
      requested_by: topUp.requestedBy,
      requested_at: topUp.requestedAt,
    })
    .onConflict(['account_id', 'nonce'])
    .ignore()
    .returning('id')
  return inserted.length > 0
}

export async function getTopUp(
  tx: AccountTx,
  by: { readonly nonce: string } | { readonly document_id: string } | { readonly credit_note_id: string },
): Promise<TopUp> {
  const row = await rowsOf(tx, 'top_ups').query().where(by).first()
  return fromRow(row)
}

/** Locks a request until the transaction ends, so that two payments of it follow one another. */
export async function lockTopUp(tx: AccountTx, documentId: string): Promise<TopUp> {
  const row = await rowsOf(tx, 'top_ups').query().where('document_id', documentId).forNoKeyUpdate().first()
  return fromRow(row)
}

export async function markTopUpPaid(tx: AccountTx, id: string): Promise<void> {
  await rowsOf(tx, 'top_ups').query().where('id', id).update({ paid_at: tx.now() })
}

export async function markTopUpCancelled(tx: AccountTx, id: string, creditNoteId: string): Promise<void> {
  const changes = { cancelled_at: tx.now(), credit_note_id: creditNoteId }
  await rowsOf(tx, 'top_ups').query().where('id', id).update(changes)
}

function fromRow(row: Record<string, unknown> | undefined): TopUp {
  if (!row) throw new Refusal('not_found', 'document_not_found')
  return {
    id: row['id'],
    documentId: row['document_id'],
    tokens: row['tokens'],
    deposit: row['deposit'] === null ? null : BigInt(row['deposit'] as string),
    means: row['means'],
    requestedBy: row['requested_by'],
    requestedAt: row['requested_at'],
    paidAt: row['paid_at'],
    cancelledAt: row['cancelled_at'],
    creditNoteId: row['credit_note_id'],
  } as TopUp
}
