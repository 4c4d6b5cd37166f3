import type { Order } from '#domain/orders/order.ts'
import { auditLevel } from '#domain/validation/checklist.ts'
import { newId } from '#platform/ids.ts'
import type { AccountTx } from '#platform/scope.ts'
import { findAudit, findReusableAudit, insertAudit, saveAuditState } from '#stores/audit-case-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'

/**
 * Opens the case of an order whose level asks for an audit by people. An earlier audit of the organization that may
 * still be reused closes it at once.
 */
export async function openAudit(tx: AccountTx, order: Order): Promise<void> {
  const level = auditLevel(order.validation)
  if (!level || order.organizationId === null || (await findAudit(tx, order.id))) return
  const id = newId(tx.now())
  await insertAudit(tx, { id, orderId: order.id, level })
  const earlier = await findReusableAudit(tx, order.organizationId, level, tx.now())
  if (!earlier) return
  await saveAuditState(tx, id, 'completed', '')
  await recordEvent(tx, order.id, 'audit_completed', { reused: 1 })
}
