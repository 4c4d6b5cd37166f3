import type { Order } from '#domain/orders/order.ts'
import { moveFulfilment } from '#domain/orders/states.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { inTransaction, type AccountScope, type AccountTx } from '#platform/scope.ts'
import type { QueueMail } from '#services/mails/queue-mail.ts'
import { findUser, listUsersWithRight } from '#stores/account-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { lockOrder, updateOrder } from '#stores/order-store.ts'
import type { SettleOrder } from './settle-order.ts'

interface ApprovalDeps {
  readonly queueMail: QueueMail
  readonly statusUrl: (reference: string) => string
}

/** Tells everybody who may approve that an order waits for them. */
export const askApproval =
  ({ queueMail, statusUrl }: ApprovalDeps) =>
  async (tx: AccountTx, order: Order): Promise<void> => {
    for (const { email, language } of await listUsersWithRight(tx, 'approval')) {
      const data = { ...about(order, statusUrl), requestedBy: order.orderedBy }
      await queueMail(tx, { to: email, language, orderId: order.id, mail: { kind: 'approval_requested', data } })
    }
  }

export type AskApproval = ReturnType<typeof askApproval>

/** Approves an order, which then goes on as if it had just been placed; or refuses it, with a reason. */
export const decideApproval =
  ({ settle, queueMail, statusUrl }: ApprovalDeps & { readonly settle: SettleOrder }) =>
  (scope: AccountScope, reference: string, decision: ApprovalDecision): Promise<void> =>
    inTransaction(scope, async (tx) => {
      const order = await lockOrder(tx, { reference })
      if (order.fulfilment !== 'pending_approval') throw new Refusal('conflict', 'not_own_approval')
      const fulfilment = moveFulfilment(order.fulfilment, decision.approved ? 'approve' : 'refuse_approval')
      await updateOrder(tx, order.id, { fulfilment, cancellationReason: decision.approved ? null : decision.reason })
      await recordEvent(tx, order.id, decision.approved ? 'approved' : 'approval_refused', { reason: decision.reason })
      await recordLog(tx, { action: decision.approved ? 'order.approved' : 'order.refused', subject: reference })
      await tellAuthor(tx, order, decision, { queueMail, statusUrl })
      if (decision.approved) await settle(tx, { ...order, fulfilment })
    })

export interface ApprovalDecision {
  readonly approved: boolean
  readonly reason: string
}

async function tellAuthor(tx: AccountTx, order: Order, decision: ApprovalDecision, deps: ApprovalDeps): Promise<void> {
  const author = order.orderedByUserId === null ? null : await findUser(tx, order.orderedByUserId)
  if (!author) return
  const data = { ...about(order, deps.statusUrl), ...decision, decidedBy: tx.actor.name }
  await deps.queueMail(tx, {
    to: author.email,
    language: author.language,
    orderId: order.id,
    mail: { kind: 'approval_decided', data },
  })
}

const about = ({ reference, commonName }: Order, statusUrl: ApprovalDeps['statusUrl']) => ({
  reference,
  commonName,
  statusUrl: statusUrl(reference),
})
