import { moveSettlement } from '#domain/orders/states.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import type { IssueDocument } from '#services/documents/issue-document.ts'
import { getAccountTerms } from '#stores/account-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { enqueue } from '#stores/job-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { lockOrder, updateOrder } from '#stores/order-store.ts'

/**
 * Staff have the signed quote or the purchase order in hand: the invoice follows, to be paid before delivery, or after
 * it where the account may pay later.
 */
export const signQuote =
  ({ issueDocument }: { readonly issueDocument: IssueDocument }) =>
  (scope: AccountScope, reference: string, purchaseOrder: string): Promise<void> =>
    inTransaction(scope, async (tx) => {
      const order = await lockOrder(tx, { reference })
      const signed = moveSettlement(order.settlement, 'sign_quote')
      const { deferredPaymentAllowed } = await getAccountTerms(tx)
      const later = order.paymentMeans === 'purchase_order' && deferredPaymentAllowed
      await recordEvent(tx, order.id, 'quote_signed', { purchaseOrder })
      await recordLog(tx, { action: 'quote.signed', subject: reference })
      const changed = { ...order, purchaseOrder: purchaseOrder === '' ? order.purchaseOrder : purchaseOrder }
      await updateOrder(tx, order.id, {
        settlement: moveSettlement(signed, later ? 'defer_payment' : 'ask_payment'),
        purchaseOrder: changed.purchaseOrder,
      })
      await issueDocument(tx, changed, 'invoice')
      await enqueue(tx, 'advance_order', { accountId: tx.accountId, orderId: order.id })
    })
