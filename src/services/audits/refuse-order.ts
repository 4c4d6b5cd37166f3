import { mayBeRefused } from '#domain/orders/calling-off.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { callOff, type CancelDeps } from '#services/orders/cancel-order.ts'
import { findAudit, saveAuditState } from '#stores/audit-case-store.ts'
import { getNewestCertificate } from '#stores/certificate-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { lockOrder } from '#stores/order-store.ts'

/** Refuses what can't be verified or proved, or what the CA has refused. It is we who say no, so nothing is kept of the money, whatever a cancellation costs. */
export const refuseOrder =
  (deps: CancelDeps) =>
  (scope: AccountScope, reference: string, reason: string): Promise<void> =>
    inTransaction(scope, async (tx) => {
      const order = await lockOrder(tx, { reference })
      const { state: newest } = await getNewestCertificate(tx, order.id)
      if (!mayBeRefused({ ...order, newest }))
        throw new Refusal('conflict', 'illegal_transition', { from: order.fulfilment })
      const audit = await findAudit(tx, order.id)
      if (audit && audit.state !== 'completed') {
        await saveAuditState(tx, audit.id, 'refused', audit.note)
        await recordEvent(tx, order.id, 'audit_refused', { reason })
      }
      await callOff(tx, deps, order, reason)
    })
