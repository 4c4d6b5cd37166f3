import { couponGranted, paymentReceived } from '#domain/ledger/payment-entries.ts'
import type { Order } from '#domain/orders/order.ts'
import { allowsSettlement, moveSettlement } from '#domain/orders/states.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { newId } from '#platform/ids.ts'
import type { AccountTx } from '#platform/scope.ts'
import type { QueueMail } from '#services/mails/queue-mail.ts'
import { mailToTechnicalContact } from '#services/mails/to-technical-contact.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { listOrderDocuments, type IssuedDocument } from '#stores/document-store.ts'
import { enqueue } from '#stores/job-store.ts'
import { postEntry } from '#stores/ledger-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { updateOrder } from '#stores/order-store.ts'
import { insertPayment, paidOn, type NewPayment } from '#stores/payment-store.ts'

export type MoneyReceived = Pick<
  NewPayment,
  'means' | 'amount' | 'currency' | 'receivedOn' | 'bankReference' | 'idempotencyKey'
>

interface Deps {
  readonly queueMail: QueueMail
  readonly statusUrl: (reference: string) => string
}

/**
 * Enters money that came for an order's invoice. A part leaves the order waiting; the rest of too much becomes a
 * coupon, as does all of it once a credit note has taken the invoice back; the same payment entered twice counts once.
 */
export const takePayment =
  ({ queueMail, statusUrl }: Deps) =>
  async (tx: AccountTx, order: Order, invoice: IssuedDocument, money: MoneyReceived): Promise<void> => {
    const { currency, gross } = invoice.content
    if (money.currency !== currency) throw new Refusal('invalid', 'amount_mismatch')
    const before = await paidOn(tx, invoice.id)
    const id = newId(tx.now())
    if (!(await insertPayment(tx, { ...money, id, documentId: invoice.id, orderId: order.id }))) return

    const about = { currency, orderId: order.id, documentId: invoice.id }
    const place = money.means === 'card' ? 'card' : 'bank'
    await postEntry(tx, paymentReceived(id, place, { ...about, amount: money.amount }))
    const owed = (await isTakenBack(tx, invoice)) ? 0n : gross
    const open = owed > before ? owed - before : 0n
    if (money.amount > open) await postEntry(tx, couponGranted(id, { ...about, amount: money.amount - open }))
    await recordLog(tx, {
      action: 'payment.entered',
      subject: invoice.number,
      details: { amount: money.amount.toString() },
    })
    if (open === 0n || money.amount < open || !allowsSettlement(order.settlement, 'pay')) return

    await updateOrder(tx, order.id, { settlement: moveSettlement(order.settlement, 'pay'), paidAt: tx.now() })
    await recordEvent(tx, order.id, 'paid', { means: money.means })
    await mailToTechnicalContact(tx, queueMail, order, {
      kind: 'payment_received',
      data: {
        reference: order.reference,
        commonName: order.commonName,
        amount: gross,
        currency,
        invoiceNumber: invoice.number,
        statusUrl: statusUrl(order.reference),
      },
    })
    await enqueue(tx, 'advance_order', { accountId: tx.accountId, orderId: order.id })
  }

async function isTakenBack(tx: AccountTx, { orderId, number }: IssuedDocument): Promise<boolean> {
  const documents = orderId === null ? [] : await listOrderDocuments(tx, orderId)
  return documents.some(({ content }) => content.corrects?.number === number)
}

export type TakePayment = ReturnType<typeof takePayment>
