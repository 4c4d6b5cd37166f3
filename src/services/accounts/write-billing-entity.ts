import {
  billingVersion,
  changedBillingFields,
  type BillingEntity,
  type BillingFields,
} from '#domain/accounts/billing-entity.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import {
  getBillingEntity,
  insertBillingEntity,
  retireBillingEntity as retire,
  saveBillingEntity,
} from '#stores/billing-entity-store.ts'

export type BillingOutcome =
  { readonly outcome: 'saved' } | { readonly outcome: 'changed_meanwhile'; readonly now: BillingEntity }

export const openBillingEntity = (scope: AccountScope, id: string): Promise<BillingEntity> =>
  inTransaction(scope, (tx) => getBillingEntity(tx, id))

/** Adds somebody to be invoiced; the form's own id makes a second click find the first one's. */
export const addBillingEntity = (scope: AccountScope, id: string, fields: BillingFields): Promise<void> =>
  inTransaction(scope, async (tx) => {
    if (!(await insertBillingEntity(tx, id, fields))) return
    await recordLog(tx, { action: 'billing_entity.added', subject: fields.name, details: { billingEntityId: id } })
  })

/** Changes an entity for the orders to come; what was ordered keeps whom it is invoiced to. */
export const changeBillingEntity = (
  scope: AccountScope,
  id: string,
  version: string,
  fields: BillingFields,
): Promise<BillingOutcome> =>
  inTransaction(scope, async (tx) => {
    const entity = await getBillingEntity(tx, id, true)
    const changed = changedBillingFields(entity, fields)
    if (changed.length === 0) return { outcome: 'saved' }
    if (billingVersion(entity) !== version) return { outcome: 'changed_meanwhile', now: entity }
    await saveBillingEntity(tx, id, fields)
    const details = Object.fromEntries(changed.map((field) => [field, { from: entity[field], to: fields[field] }]))
    await recordLog(tx, {
      action: 'billing_entity.changed',
      subject: fields.name,
      details: { billingEntityId: id, ...details },
    })
    return { outcome: 'saved' }
  })

/** Order forms don't offer the entity any more, and if they proposed it they propose the account itself again. */
export const retireBillingEntity = (scope: AccountScope, id: string): Promise<void> =>
  inTransaction(scope, async (tx) => {
    const { name } = await getBillingEntity(tx, id, true)
    await retire(tx, id)
    await recordLog(tx, { action: 'billing_entity.retired', subject: name, details: { billingEntityId: id } })
  })
