import type { IssuedDocument } from '#domain/documents/issued-document.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import type { AccountTx } from '#platform/scope.ts'
import { getDocument, openInvoiceOf } from '#stores/document-store.ts'
import { lockOrder } from '#stores/order-store.ts'
import { paidOn, type Payable } from '#stores/payment-store.ts'
import { lockTopUp } from '#stores/top-up-store.ts'

/** What is to be paid, for what, and by which name its payer knows it. */
export interface Due {
  readonly invoice: IssuedDocument
  readonly amount: bigint
  readonly description: string
}

/** Locks what is to be paid and tells what is still due; refused where nothing is. Lock it before its checkouts. */
export async function lockDue(tx: AccountTx, pays: Payable): Promise<Due> {
  const { invoice, description } = 'orderId' in pays ? await lockOrderDue(tx, pays) : await lockTopUpDue(tx, pays)
  const amount = invoice.content.gross - (await paidOn(tx, invoice.id))
  if (amount <= 0n) throw new Refusal('conflict', 'already_paid')
  return { invoice, description, amount }
}

async function lockOrderDue(tx: AccountTx, { orderId }: { readonly orderId: string }) {
  const { fulfilment, settlement, commonName } = await lockOrder(tx, { id: orderId })
  if (fulfilment === 'cancelled' || fulfilment === 'refused')
    throw new Refusal('conflict', 'illegal_transition', { from: fulfilment })
  if (settlement !== 'awaiting_payment' && settlement !== 'deferred') throw new Refusal('conflict', 'already_paid')
  return { invoice: await openInvoiceOf(tx, orderId), description: commonName }
}

async function lockTopUpDue(tx: AccountTx, { documentId }: { readonly documentId: string }) {
  const topUp = await lockTopUp(tx, documentId)
  if (topUp.paidAt !== null) throw new Refusal('conflict', 'already_paid')
  if (topUp.cancelledAt !== null) throw new Refusal('conflict', 'illegal_transition', { from: 'cancelled' })
  const invoice = await getDocument(tx, { id: documentId })
  return { invoice, description: invoice.number }
}
