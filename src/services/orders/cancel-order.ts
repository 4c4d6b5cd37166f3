import { depositReturned } from '#domain/ledger/deposit-entries.ts'
import { tokensReturned } from '#domain/ledger/token-entries.ts'
import { mayBeCancelled } from '#domain/orders/calling-off.ts'
import type { Order } from '#domain/orders/order.ts'
import { allowsSettlement, moveFulfilment, moveSettlement } from '#domain/orders/states.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { inTransaction, type AccountScope, type AccountTx } from '#platform/scope.ts'
import type { MailInvoice } from '#services/documents/mail-invoice.ts'
import { takeBackInvoice } from '#services/documents/take-back-invoice.ts'
import type { QueueMail } from '#services/mails/queue-mail.ts'
import { mailToTechnicalContact } from '#services/mails/to-technical-contact.ts'
import { closePages } from '#services/payments/close-pages.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { getNewestCertificate } from '#stores/certificate-store.ts'
import { listOrderDocuments } from '#stores/document-store.ts'
import { postEntry } from '#stores/ledger-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { lockOrder, updateOrder } from '#stores/order-store.ts'
import { serveSoon } from './take-tokens.ts'

export interface CancelDeps {
  readonly queueMail: QueueMail
  readonly mailInvoice: MailInvoice
  readonly statusUrl: (reference: string) => string
}

/** Cancels an order of which nothing is at a CA: before its audit, or while its domains are to be proved. Nothing is kept. */
export const cancelOrder =
  (deps: CancelDeps) =>
  (scope: AccountScope, reference: string, reason: string): Promise<void> =>
    inTransaction(scope, async (tx) => {
      const order = await lockOrder(tx, { reference })
      const { state: newest } = await getNewestCertificate(tx, order.id)
      if (!mayBeCancelled({ ...order, newest }))
        throw new Refusal('conflict', 'illegal_transition', { from: order.fulfilment })
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
  await closePages(tx, { orderId: order.id })
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
    await serveSoon(tx)
  } else if (order.settlement === 'prepaid') {
    await postEntry(tx, depositReturned(order.id, { ...about, currency: order.currency, amount: order.netAmount }))
  }
  const invoice = (await listOrderDocuments(tx, order.id)).findLast(({ kind }) => kind === 'invoice')
  if (!invoice) return
  const creditNote = await takeBackInvoice(tx, invoice, 'order', reason)
  await recordEvent(tx, order.id, 'credit_note_issued', { number: creditNote.number })
  await mailInvoice(tx, creditNote)
}
