import { getProduct, type Catalogue } from '#domain/catalogue/catalogue.ts'
import { unfitFields } from '#domain/certificates/unfit-holder.ts'
import type { Order } from '#domain/orders/order.ts'
import { moveFulfilment } from '#domain/orders/states.ts'
import { auditReusableUntil } from '#domain/rules/organization-reuse.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import type { AuditCase } from '#domain/validation/audit-case.ts'
import { checklistOf, openItems, type ChecklistItem } from '#domain/validation/checklist.ts'
import { newId } from '#platform/ids.ts'
import { inTransaction, type AccountScope, type AccountTx } from '#platform/scope.ts'
import type { QueueMail } from '#services/mails/queue-mail.ts'
import { mailToTechnicalContact } from '#services/mails/to-technical-contact.ts'
import { findAudit, insertOrganizationAudit, saveAuditState, saveTicks } from '#stores/audit-case-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { enqueue } from '#stores/job-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { getOrganization } from '#stores/organization-store.ts'
import { lockOrder, updateOrder } from '#stores/order-store.ts'

interface Deps {
  readonly queueMail: QueueMail
  readonly statusUrl: (reference: string) => string
}

interface OpenCase {
  readonly order: Order
  readonly audit: AuditCase & { readonly level: 'ov' | 'ev' }
}

/** Saves which items of the checklist are done, and the team's note; unticking is allowed while the case is open. */
export const tickItems =
  () =>
  (
    scope: AccountScope,
    reference: string,
    items: readonly ChecklistItem[],
    note: string | null = null,
  ): Promise<void> =>
    inTransaction(scope, async (tx) => {
      const { order, audit } = await lockCase(tx, reference)
      const known = checklistOf(audit.level).filter((item) => items.includes(item))
      await saveTicks(tx, audit, known)
      if (note !== null) await saveAuditState(tx, audit.id, audit.state, note)
      await recordEvent(tx, order.id, 'audit_ticked', { done: known.length })
    })

/**
 * Completes the audit: every item ticked, and nothing in the holder that its certificate can't carry. The organization's
 * audit is kept for reuse, and the order goes on.
 */
export const completeAudit =
  ({ catalogue }: { readonly catalogue: () => Catalogue }) =>
  (scope: AccountScope, reference: string): Promise<void> =>
    inTransaction(scope, async (tx) => {
      const { order, audit } = await lockCase(tx, reference)
      if (audit.state !== 'open') throw new Refusal('conflict', 'illegal_transition', { from: order.fulfilment })
      const open = openItems(
        audit.level,
        audit.ticks.map((tick) => tick.item),
      )
      if (open.length > 0) throw new Refusal('conflict', 'audit_incomplete', { count: open.length })
      if (order.organizationId === null) throw new Refusal('conflict', 'audit_incomplete', { count: 1 })

      const organization = await getOrganization(tx, order.organizationId)
      const unfit = unfitFields(getProduct(catalogue(), order.productCode).caFamily, organization)
      if (unfit.length > 0) throw new Refusal('conflict', 'holder_unfit')
      await saveAuditState(tx, audit.id, 'completed', audit.note)
      await insertOrganizationAudit(tx, {
        id: newId(tx.now()),
        organizationId: organization.id,
        orderId: order.id,
        level: audit.level,
        reusableUntil: auditReusableUntil(audit.level === 'ev' ? 'server_ev' : 'server', tx.now()),
        fields: { O: organization.name, L: organization.address.city, C: organization.address.country },
      })
      await recordEvent(tx, order.id, 'audit_completed')
      await recordLog(tx, { action: 'audit.completed', subject: order.reference })
      await enqueue(tx, 'advance_order', { accountId: tx.accountId, orderId: order.id })
    })

/** Holds the order until the customer has answered; the reason is shown and mailed to them. */
export const suspendOrder =
  ({ queueMail, statusUrl }: Deps) =>
  (scope: AccountScope, reference: string, reason: string): Promise<void> =>
    inTransaction(scope, async (tx) => {
      const { order, audit } = await lockCase(tx, reference)
      await updateOrder(tx, order.id, {
        fulfilment: moveFulfilment(order.fulfilment, 'suspend'),
        suspensionReason: reason,
      })
      await saveAuditState(tx, audit.id, 'suspended', audit.note)
      await recordEvent(tx, order.id, 'suspended', { reason })
      await recordLog(tx, { action: 'order.suspended', subject: order.reference, details: { reason } })
      await mailToTechnicalContact(tx, queueMail, order, {
        kind: 'order_suspended',
        data: {
          reference: order.reference,
          commonName: order.commonName,
          reason,
          statusUrl: statusUrl(order.reference),
        },
      })
    })

/** Takes a suspended order up again. */
export const resumeOrder =
  () =>
  (scope: AccountScope, reference: string): Promise<void> =>
    inTransaction(scope, async (tx) => {
      const order = await lockOrder(tx, { reference })
      await updateOrder(tx, order.id, {
        fulfilment: moveFulfilment(order.fulfilment, 'resume'),
        suspensionReason: null,
      })
      const audit = await findAudit(tx, order.id)
      if (audit?.state === 'suspended') await saveAuditState(tx, audit.id, 'open', audit.note)
      await recordEvent(tx, order.id, 'resumed')
      await recordLog(tx, { action: 'order.resumed', subject: reference })
      await enqueue(tx, 'advance_order', { accountId: tx.accountId, orderId: order.id })
    })

async function lockCase(tx: AccountTx, reference: string): Promise<OpenCase> {
  const order = await lockOrder(tx, { reference })
  const audit = await findAudit(tx, order.id)
  if (!audit || audit.level === 'dv' || audit.state === 'completed' || audit.state === 'refused') {
    throw new Refusal('conflict', 'illegal_transition', { from: order.fulfilment })
  }
  return { order, audit: { ...audit, level: audit.level } }
}
