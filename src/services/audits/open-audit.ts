import { getProduct, type Catalogue } from '#domain/catalogue/catalogue.ts'
import { unfitFields } from '#domain/certificates/unfit-holder.ts'
import type { Order } from '#domain/orders/order.ts'
import { auditLevel } from '#domain/validation/checklist.ts'
import { newId } from '#platform/ids.ts'
import type { AccountTx } from '#platform/scope.ts'
import { findAudit, findReusableAudit, insertAudit, saveAuditState } from '#stores/audit-case-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { getOrganization } from '#stores/organization-store.ts'

/**
 * Opens the case of an order whose level asks for an audit by people. An earlier audit of the organization that may
 * still be reused closes it at once, unless it was made for a certificate that said less of its holder.
 */
export async function openAudit(tx: AccountTx, order: Order, catalogue: Catalogue): Promise<void> {
  const level = auditLevel(order.validation)
  if (!level || order.organizationId === null || (await findAudit(tx, order.id))) return
  const id = newId(tx.now())
  await insertAudit(tx, { id, orderId: order.id, level })
  const earlier = await findReusableAudit(tx, order.organizationId, level, tx.now())
  if (!earlier) return
  const holder = await getOrganization(tx, order.organizationId)
  if (unfitFields(getProduct(catalogue, order.productCode).caFamily, holder).length > 0) return
  await saveAuditState(tx, id, 'completed', '')
  await recordEvent(tx, order.id, 'audit_completed', { reused: 1 })
}
