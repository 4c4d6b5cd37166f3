import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { getDocument } from '#stores/document-store.ts'
import { paidOn } from '#stores/payment-store.ts'
import { getTopUp } from '#stores/top-up-store.ts'

/** A request by the number of its invoice, or of the credit note that took it back, with what has come in for it. */
export const readTopUp = (scope: AccountScope, number: string) =>
  inTransaction(scope, async (tx) => {
    const { id, kind } = await getDocument(tx, { number })
    const topUp = await getTopUp(tx, kind === 'credit_note' ? { credit_note_id: id } : { document_id: id })
    const invoice = await getDocument(tx, { id: topUp.documentId })
    const creditNote = topUp.creditNoteId === null ? null : await getDocument(tx, { id: topUp.creditNoteId })
    return { topUp, invoice, creditNote, received: await paidOn(tx, invoice.id) }
  })
