import type { IssuedDocument } from '#domain/documents/issued-document.ts'
import { couponGranted, paymentReceived } from '#domain/ledger/payment-entries.ts'
import type { Order } from '#domain/orders/order.ts'
import { allowsSettlement, moveSettlement } from '#domain/orders/states.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { newId } from '#platform/ids.ts'
import type { AccountTx } from '#platform/scope.ts'
import type { QueueMail } from '#services/mails/queue-mail.ts'
import { mailToTechnicalContact } from '#services/mails/to-technical-contact.ts'
import { creditTopUp } from '#services/top-ups/credit-top-up.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { listOrderDocuments } from '#stores/document-store.ts'
import { enqueue } from '#stores/job-store.ts'
import { postEntry } from '#stores/ledger-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { lockOrder, updateOrder } from '#stores/order-store.ts'
import { getPayment, insertPayment, paidOn, type NewPayment } from '#stores/payment-store.ts'
import { lockTopUp } from '#stores/top-up-store.ts'
import { closePages } from './close-pages.ts'

export type MoneyReceived = Pick<
  NewPayment,
  'means' | 'amount' | 'currency' | 'receivedOn' | 'bankReference' | 'idempotencyKey'
>

interface Deps {
  readonly queueMail: QueueMail
  readonly statusUrl: (reference: string) => string
}

/**
 * Enters money that came for an invoice, of an order or of a top-up. A part leaves it waiting; the rest of too much
 * becomes a coupon, as does all of it once a credit note has taken the invoice back; the same payment entered twice
 * counts once, and another one under its key is not entered at all: the answer says which.
 */
export const takePayment =
  (deps: Deps) =>
  async (tx: AccountTx, invoice: IssuedDocument, money: MoneyReceived): Promise<Taken> => {
    if (invoice.orderId === null) {
      const topUp = await lockTopUp(tx, invoice.id)
      const isOwed = topUp.cancelledAt === null
      const taken = await bookMoney(tx, invoice, money, isOwed)
      if (taken === 'settled' && topUp.paidAt === null) await creditTopUp(tx, topUp, invoice)
      return taken
    } else {
      const order = await lockOrder(tx, { id: invoice.orderId })
      const isOwed = !(await isTakenBack(tx, invoice, order.id))
      const taken = await bookMoney(tx, invoice, money, isOwed)
      if (taken === 'settled' && allowsSettlement(order.settlement, 'pay'))
        await settlePaid(tx, deps, order, invoice, money)
      return taken
    }
  }

/** What became of money that came: it settles the invoice or not, was known already, or another payment has its key. */
export type Taken = 'settled' | 'booked' | 'known' | 'differs'

export type TakePayment = ReturnType<typeof takePayment>

/** Writes the money into the books, and tells whether it covers what was still owed for the invoice. */
async function bookMoney(
  tx: AccountTx,
  invoice: IssuedDocument,
  money: MoneyReceived,
  isOwed: boolean,
): Promise<Taken> {
  const { orderId, number } = invoice
  const { currency, gross } = invoice.content
  if (money.currency !== currency) throw new Refusal('invalid', 'amount_mismatch')
  const before = await paidOn(tx, invoice.id)
  const owed = isOwed ? gross : 0n
  const open = owed > before ? owed - before : 0n
  const excess = money.amount > open ? money.amount - open : 0n
  const id = newId(tx.now())
  if (!(await insertPayment(tx, { ...money, id, documentId: invoice.id, orderId, excess })))
    return (await isKnown(tx, invoice.id, money)) ? 'known' : 'differs'

  const about = { currency, orderId, documentId: invoice.id }
  const place = money.means === 'card' ? 'card' : 'bank'
  await postEntry(tx, paymentReceived(id, place, { ...about, amount: money.amount }))
  if (excess > 0n) await postEntry(tx, couponGranted(id, { ...about, amount: excess }))
  if (excess > 0n && orderId !== null) await recordEvent(tx, orderId, 'paid_too_much', { means: money.means })
  await closePages(tx, orderId === null ? { documentId: invoice.id } : { orderId })
  await recordLog(tx, { action: 'payment.entered', subject: number, details: { amount: money.amount.toString() } })
  return open > 0n && money.amount >= open ? 'settled' : 'booked'
}

/** Whether the payment that has this key is this very one. */
async function isKnown(tx: AccountTx, documentId: string, money: MoneyReceived): Promise<boolean> {
  const known = await getPayment(tx, { idempotency_key: money.idempotencyKey })
  return (
    known.documentId === documentId &&
    known.means === money.means &&
    known.amount === money.amount &&
    known.currency === money.currency &&
    known.receivedOn === money.receivedOn &&
    known.bankReference === money.bankReference
  )
}

async function settlePaid(
  tx: AccountTx,
  { queueMail, statusUrl }: Deps,
  order: Order,
  { number: invoiceNumber, content }: IssuedDocument,
  { means }: MoneyReceived,
): Promise<void> {
  const { reference, commonName } = order
  const { gross: amount, currency } = content
  await updateOrder(tx, order.id, { settlement: moveSettlement(order.settlement, 'pay'), paidAt: tx.now() })
  await recordEvent(tx, order.id, 'paid', { means })
  await mailToTechnicalContact(tx, queueMail, order, {
    kind: 'payment_received',
    data: { reference, commonName, amount, currency, invoiceNumber, statusUrl: statusUrl(reference) },
  })
  await enqueue(tx, 'advance_order', { accountId: tx.accountId, orderId: order.id })
}

async function isTakenBack(tx: AccountTx, { number }: IssuedDocument, orderId: string): Promise<boolean> {
  const documents = await listOrderDocuments(tx, orderId)
  return documents.some(({ content }) => content.corrects?.number === number)
}
