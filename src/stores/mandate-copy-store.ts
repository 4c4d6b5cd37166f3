import type { SignedCopy } from '#domain/mandates/signed-copy.ts'
import { rowsOf, type AccountTx, type OperatorTx } from '#platform/scope.ts'

const KNOWN = { mediaType: 'media_type', sha256: 'sha256', sentBy: 'sent_by', sentAt: 'sent_at' }

export async function findSignedCopy(tx: AccountTx, mandateId: string): Promise<SignedCopy | null> {
  return (await rowsOf(tx, 'mandate_copies').query().where('id', mandateId).first(KNOWN)) ?? null
}

/** Keeps the sealed paper in the place of an earlier one; the mandate is locked. */
export async function saveSignedCopy(
  tx: AccountTx,
  mandateId: string,
  copy: Omit<SignedCopy, 'sentBy' | 'sentAt'> & { readonly sealedPaper: string },
): Promise<void> {
  const columns = {
    media_type: copy.mediaType,
    sha256: copy.sha256,
    sealed_paper: copy.sealedPaper,
    sent_by: tx.actor.name,
    sent_at: tx.now(),
  }
  const replaced = await rowsOf(tx, 'mandate_copies').query().where('id', mandateId).update(columns)
  if (replaced === 0) await rowsOf(tx, 'mandate_copies').insert({ id: mandateId, ...columns })
}

/** Staff alone open the paper: the role of customer pages can not read it. */
export async function findSealedPaper(tx: AccountTx & OperatorTx, mandateId: string): Promise<string | null> {
  const row = await rowsOf(tx, 'mandate_copies').query().where('id', mandateId).first('sealed_paper')
  return row?.sealed_paper ?? null
}
