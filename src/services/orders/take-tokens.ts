import { tokensUsed } from '#domain/ledger/token-entries.ts'
import type { Order } from '#domain/orders/order.ts'
import { moveSettlement } from '#domain/orders/states.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { inTransaction, type AccountScope, type AccountTx } from '#platform/scope.ts'
import { enqueue } from '#stores/job-store.ts'
import { postEntry } from '#stores/ledger-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { lockOrdersAwaitingTokens, updateOrder } from '#stores/order-store.ts'

/**
 * Takes an order's tokens; false where there are not enough of them. The balance itself decides, so that two orders at
 * the same moment share none.
 */
export async function takeTokens(tx: AccountTx, order: Order): Promise<boolean> {
  try {
    const entry = tokensUsed(order.id, { tokens: order.tokens, orderId: order.id, documentId: null })
    await tx.trx.transaction((trx) => postEntry({ ...tx, trx }, entry))
  } catch (error) {
    if (error instanceof Refusal && error.code === 'balance_too_low') return false
    throw error
  }
  await updateOrder(tx, order.id, { settlement: moveSettlement(order.settlement, 'use_prepayment') })
  await recordEvent(tx, order.id, 'tokens_taken')
  return true
}

/**
 * Lets the orders that wait for tokens take them, the oldest first; one that is not covered holds up none that is.
 * Enqueued by whatever credits tokens and by every order that begins to wait: the later of two that passed one another
 * sees what the other has done.
 */
export const serveWaitingOrders = (scope: AccountScope): Promise<void> =>
  inTransaction(scope, async (tx) => {
    for (const order of await lockOrdersAwaitingTokens(tx)) {
      if (await takeTokens(tx, order))
        await enqueue(tx, 'advance_order', { accountId: tx.accountId, orderId: order.id })
    }
  })

export const serveSoon = (tx: AccountTx): Promise<void> =>
  enqueue(tx, 'serve_waiting_orders', { accountId: tx.accountId })
