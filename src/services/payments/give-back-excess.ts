import { couponRefunded } from '#domain/ledger/payment-entries.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { getDocument } from '#stores/document-store.ts'
import { postEntry } from '#stores/ledger-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { getPayment } from '#stores/payment-store.ts'

/**
 * Accounting has given back to a card what it was charged too much: the coupon that kept it is gone. Refused where the
 * coupon was used meanwhile; said twice, the second changes nothing.
 */
export const giveBackExcess =
  () =>
  (scope: AccountScope, invoiceNumber: string, paymentId: string): Promise<void> =>
    inTransaction(scope, async (tx) => {
      const invoice = await getDocument(tx, { number: invoiceNumber })
      const { excess: amount, means, currency } = await getPayment(tx, { id: paymentId, document_id: invoice.id })
      if (amount === 0n || means !== 'card') throw new Refusal('not_found', 'document_not_found')
      const { orderId } = invoice
      const about = { currency, orderId, documentId: invoice.id }
      if (!(await postEntry(tx, couponRefunded(paymentId, 'card', { ...about, amount })))) return
      await recordLog(tx, {
        action: 'payment.returned',
        subject: invoiceNumber,
        details: { amount: amount.toString() },
      })
      if (orderId !== null) await recordEvent(tx, orderId, 'excess_returned')
    })
