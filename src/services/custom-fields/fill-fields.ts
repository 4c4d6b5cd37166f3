import type { FieldSlot } from '#domain/custom-fields/custom-field.ts'
import { changedValues, valueAt, valueFault, withValues, type ValueFault } from '#domain/custom-fields/custom-values.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { listFieldsInUse } from '#stores/custom-field-store.ts'
import { lockOrder, saveCustomValues } from '#stores/order-store.ts'

/** What somebody wrote into a field of an order, and what it held when they opened the page. */
export interface FilledField {
  readonly fieldId: string
  readonly before: string
  readonly after: string
}

export type FieldFaults = ReadonlyMap<FieldSlot, ValueFault>

/** Writes what somebody changed in the account's own fields of an order; nothing where anything of it is wrong. */
export const fillFields = (
  scope: AccountScope,
  reference: string,
  filled: readonly FilledField[],
): Promise<FieldFaults> =>
  inTransaction(scope, async (tx) => {
    const order = await lockOrder(tx, { reference })
    const fields = await listFieldsInUse(tx)
    const typed = filled.flatMap(({ fieldId, before, after }) => {
      const field = fields.find(({ id }) => id === fieldId)
      return field ? [{ field, before, after }] : []
    })
    const changes = changedValues(typed)
    const faults = new Map<FieldSlot, ValueFault>()
    for (const { field, after } of changes) {
      const fault = valueFault(field, after, valueAt(order.customValues, field.slot))
      if (fault) faults.set(field.slot, fault)
    }
    if (faults.size > 0 || changes.length === 0) return faults
    const values = new Map(changes.map(({ field, after }) => [field.slot, after]))
    await saveCustomValues(tx, order.id, withValues(order.customValues, values))
    const details = { fields: changes.map(({ field }) => field.name) }
    await recordLog(tx, { action: 'order.fields_changed', subject: order.reference, details })
    return faults
  })
