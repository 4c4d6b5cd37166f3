import { needsApproval } from '#domain/orders/approval.ts'
import { chooseMethods, domainsToProve, type MethodWish } from '#domain/orders/domains-to-prove.ts'
import { orderedNames } from '#domain/orders/ordered-names.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import type { BeginValidations } from '#services/validation/begin-validations.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { getDraft, markOrdered } from '#stores/draft-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { getOrder } from '#stores/order-store.ts'
import { keepWishedMethods } from '#stores/validation-store.ts'
import type { Assess } from './assess.ts'
import type { AskApproval } from './ask-approval.ts'
import { userIdOf } from './drafts.ts'
import type { SettleOrder } from './settle-order.ts'
import { writeOrder } from './write-order.ts'

export interface PlaceOrderDeps {
  readonly assess: Assess
  readonly beginValidations: BeginValidations
  readonly askApproval: AskApproval
  readonly settle: SettleOrder
}

/**
 * Turns a draft into an order: all of it or nothing, and once. Sent twice, the second finds the first one's order.
 * In approval mode nothing is paid or debited, and nobody outside is written to, before somebody has approved.
 */
export const placeOrder =
  ({ assess, beginValidations, askApproval, settle }: PlaceOrderDeps) =>
  (scope: AccountScope, draftId: string, wishes: readonly MethodWish[]): Promise<string> =>
    inTransaction(scope, async (tx) => {
      const draft = await getDraft(tx, draftId, userIdOf(scope), true)
      if (draft.orderId !== null) return (await getOrder(tx, { id: draft.orderId })).reference

      const assessed = await assess(tx, draft.input)
      if (assessed.assessment.closed) throw new Refusal('conflict', 'order_form_closed')
      if (assessed.assessment.faults.length > 0) throw new Refusal('conflict', 'draft_not_placeable')
      const order = await writeOrder(tx, assessed, {
        isPending: needsApproval(assessed.context.account, tx.actor),
        orderedBy: tx.actor.name,
        isClaim: false,
      })
      await markOrdered(tx, draftId, order.id)
      await recordEvent(tx, order.id, 'placed')
      await recordLog(tx, { action: 'order.placed', subject: order.reference, details: { product: order.productCode } })
      const { dcvMethods } = assessed.assessment.product
      const domains = domainsToProve(orderedNames(order.names), dcvMethods, tx.now())
      const choices = chooseMethods(domains, wishes)

      if (order.fulfilment === 'pending_approval') {
        await keepWishedMethods(tx, order.id, choices)
        await askApproval(tx, order)
      } else {
        await beginValidations(tx, order, choices)
        await settle(tx, order)
      }
      return order.reference
    })
