import {
  fieldVersion,
  freeSlot,
  isNameTaken,
  type CustomField,
  type CustomFieldDraft,
} from '#domain/custom-fields/custom-field.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { inTransaction, type AccountScope, type AccountTx } from '#platform/scope.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import {
  countValues,
  deleteCustomField,
  getCustomField,
  insertCustomField,
  listCustomFields,
  lockCustomFields,
  saveCustomField,
} from '#stores/custom-field-store.ts'

/** What became of a form: written, another field has the name, or somebody was faster and `now` is what they left. */
export type FieldOutcome =
  | { readonly outcome: 'saved' }
  | { readonly outcome: 'taken' }
  | { readonly outcome: 'changed_meanwhile'; readonly now: CustomField }

/** Adds a field in the first free slot; the form's own id makes a second click find the first one's. */
export const addField = (scope: AccountScope, id: string, draft: CustomFieldDraft): Promise<FieldOutcome> =>
  changing(scope, async (tx, fields) => {
    if (fields.some((field) => field.id === id)) return { outcome: 'saved' }
    const slot = freeSlot(fields)
    if (slot === null) throw new Refusal('conflict', 'custom_fields_full')
    if (isNameTaken(draft.name, fields, id)) return { outcome: 'taken' }
    await insertCustomField(tx, id, slot, draft)
    await recordLog(tx, { action: 'custom_field.added', subject: draft.name, details: { fieldId: id } })
    return { outcome: 'saved' }
  })

/** Changes a field as it was when the form was opened; a form that is older than the last change is given back. */
export const changeField = (
  scope: AccountScope,
  id: string,
  version: string,
  draft: CustomFieldDraft,
): Promise<FieldOutcome> =>
  changing(scope, async (tx, fields) => {
    const field = await getCustomField(tx, id)
    if (fieldVersion(field) === fieldVersion(draft)) return { outcome: 'saved' }
    if (fieldVersion(field) !== version) return { outcome: 'changed_meanwhile', now: field }
    if (isNameTaken(draft.name, fields, id)) return { outcome: 'taken' }
    await saveCustomField(tx, id, draft)
    const details = { fieldId: id, ...(draft.name !== field.name && { was: field.name }), isOn: draft.isOn }
    await recordLog(tx, { action: 'custom_field.changed', subject: draft.name, details })
    return { outcome: 'saved' }
  })

/** Deletes a field with all its values. */
export const deleteField = (scope: AccountScope, id: string): Promise<void> =>
  changing(scope, async (tx) => {
    const field = await getCustomField(tx, id)
    const values = await countValues(tx, field.slot)
    await deleteCustomField(tx, field)
    await recordLog(tx, { action: 'custom_field.deleted', subject: field.name, details: { fieldId: id, values } })
  })

/** A field, and in how many orders something would go with it. */
export const readFieldToDelete = (
  scope: AccountScope,
  id: string,
): Promise<{ readonly field: CustomField; readonly values: number }> =>
  inTransaction(scope, async (tx) => {
    const field = await getCustomField(tx, id)
    return { field, values: await countValues(tx, field.slot) }
  })

export const readFields = (scope: AccountScope): Promise<readonly CustomField[]> =>
  inTransaction(scope, listCustomFields)

export const readField = (scope: AccountScope, id: string): Promise<CustomField> =>
  inTransaction(scope, (tx) => getCustomField(tx, id))

/** One change of an account's fields after the other: slots and names are each taken once. */
const changing = <Result>(
  scope: AccountScope,
  work: (tx: AccountTx, fields: readonly CustomField[]) => Promise<Result>,
): Promise<Result> =>
  inTransaction(scope, async (tx) => {
    await lockCustomFields(tx)
    return work(tx, await listCustomFields(tx))
  })
