import type { Fulfilment } from '#domain/orders/states.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { callOff, type CancelDeps } from '#services/orders/cancel-order.ts'
import { findAudit, saveAuditState } from '#stores/audit-case-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { lockOrder } from '#stores/order-store.ts'

/** Nothing has been asked of a CA in these. */
const UNDER_AUDIT: readonly Fulfilment[] = ['verification', 'suspended']

/** Refuses what can't be verified. It is we who say no, so nothing is kept of the money, whatever a cancellation costs. */
export const refuseOrder =
  (deps: CancelDeps) =>
  (scope: AccountScope, reference: string, reason: string): Promise<void> =>
    inTransaction(scope, async (tx) => {
      const order = await lockOrder(tx, { reference })
      if (!UNDER_AUDIT.includes(order.fulfilment))
        throw new Refusal('conflict', 'illegal_transition', { from: order.fulfilment })
      const audit = await findAudit(tx, order.id)
      if (audit && audit.state !== 'completed') await saveAuditState(tx, audit.id, 'refused', audit.note)
      await recordEvent(tx, order.id, 'audit_refused', { reason })
      await callOff(tx, deps, order, reason)
    })
