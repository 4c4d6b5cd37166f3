import { buildCreditNote } from '#domain/documents/credit-note.ts'
import { creditNoteIssued } from '#domain/ledger/invoice-entries.ts'
import { couponGranted } from '#domain/ledger/payment-entries.ts'
import { depositReturned } from '#domain/ledger/deposit-entries.ts'
import { tokensReturned } from '#domain/ledger/token-entries.ts'
import type { Order } from '#domain/orders/order.ts'
import { allowsSettlement, moveFulfilment, moveSettlement } from '#domain/orders/states.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { newId } from '#platform/ids.ts'
import { inTransaction, type AccountScope, type AccountTx } from '#platform/scope.ts'
import { nextNumber } from '#services/documents/issue-document.ts'
import type { MailInvoice } from '#services/documents/mail-invoice.ts'
import type { QueueMail } from '#services/mails/queue-mail.ts'
import { mailToTechnicalContact } from '#services/mails/to-technical-contact.ts'
import { getAccountTerms } from '#stores/account-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { getDocument, insertDocument, listOrderDocuments, type IssuedDocument } from '#stores/document-store.ts'
import { postEntry } from '#stores/ledger-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { lockOrder, updateOrder } from '#stores/order-store.ts'
import { paidOn } from '#stores/payment-store.ts'

export interface CancelDeps {
  readonly queueMail: QueueMail
  readonly mailInvoice: MailInvoice
  readonly statusUrl: (reference: string) => string
}

/** Cancels an order before its audit has begun: without fees (spec 5.9). */
export const cancelOrder =
  (deps: CancelDeps) =>
  (scope: AccountScope, reference: string, reason: string): Promise<void> =>
    inTransaction(scope, async (tx) => {
      const order = await lockOrder(tx, { reference })
      if (order.fulfilment !== 'registered' && order.fulfilment !== 'pending_approval') {
        throw new Refusal('conflict', 'illegal_transition', { from: order.fulfilment })
      }
      await callOff(tx, deps, order, reason)
    })

/**
 * Calls an order off and keeps nothing of its money: the invoice is taken back by a credit note, and what was paid
 * comes back as coupon, tokens or deposit. Whether the order may still be called off is its caller's to know.
 */
export async function callOff(
  tx: AccountTx,
  { queueMail, mailInvoice, statusUrl }: CancelDeps,
  order: Order,
  reason: string,
): Promise<void> {
  const { reference } = order
  const fulfilment = moveFulfilment(order.fulfilment, 'cancel')
  await giveBack(tx, mailInvoice, order, reason)
  const refunded = allowsSettlement(order.settlement, 'refund')
  await updateOrder(tx, order.id, {
    fulfilment,
    settlement: refunded ? moveSettlement(order.settlement, 'refund') : order.settlement,
    cancellationReason: reason,
  })
  await recordEvent(tx, order.id, 'cancelled', { reason })
  await recordLog(tx, { action: 'order.cancelled', subject: reference, details: { reason } })
  await mailToTechnicalContact(tx, queueMail, order, {
    kind: 'order_cancelled',
    data: { reference, commonName: order.commonName, reason, statusUrl: statusUrl(reference) },
  })
}

async function giveBack(tx: AccountTx, mailInvoice: MailInvoice, order: Order, reason: string): Promise<void> {
  const about = { orderId: order.id, documentId: null }
  if (order.settlement === 'prepaid' && order.paymentMeans === 'tokens') {
    await postEntry(tx, tokensReturned(order.id, { ...about, tokens: order.tokens }))
  } else if (order.settlement === 'prepaid') {
    await postEntry(tx, depositReturned(order.id, { ...about, currency: order.currency, amount: order.netAmount }))
  }
  const invoice = (await listOrderDocuments(tx, order.id)).findLast(({ kind }) => kind === 'invoice')
  if (invoice) await mailInvoice(tx, await creditInvoice(tx, order, invoice, reason))
}

async function creditInvoice(
  tx: AccountTx,
  order: Order,
  invoice: IssuedDocument,
  reason: string,
): Promise<IssuedDocument> {
  const account = await getAccountTerms(tx)
  const received = await paidOn(tx, invoice.id)
  // What came above the invoice is a coupon already.
  const paid = received < invoice.content.gross ? received : invoice.content.gross
  const { number, sequence, issuedOn } = await nextNumber(tx, account, 'credit_note')
  const content = buildCreditNote(invoice.content, { number, issuedOn, reason, kept: null })
  const id = newId(tx.now())
  await insertDocument(tx, account.office.id, { id, orderId: order.id, sequence, content })
  await recordEvent(tx, order.id, 'credit_note_issued', { number })
  const { currency, net, vatTotal } = content
  const about = { currency, orderId: order.id, documentId: id }
  await postEntry(tx, creditNoteIssued({ ...about, net: -net, vat: -vatTotal, soldAs: 'order' }))
  if (paid > 0n) await postEntry(tx, couponGranted(id, { ...about, amount: paid }))
  return getDocument(tx, { id })
}
