import { buildCreditNote } from '#domain/documents/credit-note.ts'
import type { IssuedDocument } from '#domain/documents/issued-document.ts'
import { creditNoteIssued, type InvoicedFor } from '#domain/ledger/invoice-entries.ts'
import { couponGranted } from '#domain/ledger/payment-entries.ts'
import { newId } from '#platform/ids.ts'
import type { AccountTx } from '#platform/scope.ts'
import { getAccountTerms } from '#stores/account-store.ts'
import { getDocument, insertDocument } from '#stores/document-store.ts'
import { postEntry } from '#stores/ledger-store.ts'
import { paidOn } from '#stores/payment-store.ts'
import { nextNumber } from './issue-document.ts'

/** Takes an invoice back by a credit note, and nothing is kept: what has been paid of it becomes a coupon. */
export async function takeBackInvoice(
  tx: AccountTx,
  invoice: IssuedDocument,
  soldAs: InvoicedFor,
  reason: string,
): Promise<IssuedDocument> {
  const account = await getAccountTerms(tx)
  const received = await paidOn(tx, invoice.id)
  // What came above the invoice is a coupon already.
  const paid = received < invoice.content.gross ? received : invoice.content.gross
  const { number, sequence, issuedOn } = await nextNumber(tx, account, 'credit_note')
  const content = buildCreditNote(invoice.content, { number, issuedOn, reason, kept: null })
  const id = newId(tx.now())
  const { orderId } = invoice
  await insertDocument(tx, account.office.id, { id, orderId, sequence, content })
  const { currency, net, vatTotal } = content
  const about = { currency, orderId, documentId: id }
  await postEntry(tx, creditNoteIssued({ ...about, net: -net, vat: -vatTotal, soldAs }))
  if (paid > 0n) await postEntry(tx, couponGranted(id, { ...about, amount: paid }))
  return getDocument(tx, { id })
}
