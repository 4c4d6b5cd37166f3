import type { CustomField, CustomFieldDraft, FieldSlot } from '#domain/custom-fields/custom-field.ts'
import { CUSTOM_COLUMNS } from '#domain/orders/list-appearance.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { rowsOf, type AccountTx } from '#platform/scope.ts'

/** Every field of the account's own, in the order of their slots. */
export async function listCustomFields(tx: AccountTx): Promise<readonly CustomField[]> {
  const rows = await rowsOf(tx, 'custom_fields').query().orderBy('slot')
  return rows.map((row) => ({
    id: row.id,
    slot: row.slot,
    name: row.name,
    isOn: row.is_on,
    allowedValues: row.allowed_values,
  }))
}

export async function listFieldsInUse(tx: AccountTx): Promise<readonly CustomField[]> {
  return (await listCustomFields(tx)).filter(({ isOn }) => isOn)
}

export async function getCustomField(tx: AccountTx, id: string): Promise<CustomField> {
  const field = (await listCustomFields(tx)).find((one) => one.id === id)
  if (!field) throw new Refusal('not_found', 'custom_field_not_found')
  return field
}

/** Makes changes to the fields of one account wait for one another until the transaction ends. */
export async function lockCustomFields(tx: AccountTx): Promise<void> {
  await tx.trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`custom-fields:${tx.accountId}`])
}

export async function insertCustomField(
  tx: AccountTx,
  id: string,
  slot: FieldSlot,
  draft: CustomFieldDraft,
): Promise<void> {
  await rowsOf(tx, 'custom_fields').insert({ id, slot, ...columnsOf(draft), created_at: tx.now() })
}

export async function saveCustomField(tx: AccountTx, id: string, draft: CustomFieldDraft): Promise<void> {
  await rowsOf(tx, 'custom_fields').query().where({ id }).update(columnsOf(draft))
}

/** How many orders have a value in this slot. */
export async function countValues(tx: AccountTx, slot: FieldSlot): Promise<number> {
  const row = await withValue(tx, slot).count('id as count').first()
  return Number(row?.['count'])
}

/** Deletes a field with its values in orders and open order forms, and takes its column out of everybody's lists. */
export async function deleteCustomField(tx: AccountTx, { id, slot }: CustomField): Promise<void> {
  const column = CUSTOM_COLUMNS[slot]
  await withValue(tx, slot).update({
    [`custom_values[${slot}]`]: '',
    custom_search: tx.trx.raw(searchWithout(slot)),
  })
  await rowsOf(tx, 'order_drafts')
    .query()
    .whereNull('order_id')
    .whereRaw(`coalesce(input -> 'customValues' ->> ?::integer, '') <> ''`, [slot - 1])
    .update({ input: tx.trx.raw(`jsonb_set(input, array['customValues', ?], '""')`, [String(slot - 1)]) })
  await rowsOf(tx, 'users')
    .query()
    .whereRaw('? = any(list_columns)', [column])
    .update({ list_columns: tx.trx.raw(`nullif(array_remove(list_columns, ?), '{}')`, [column]) })
  await rowsOf(tx, 'custom_fields').query().where({ id }).delete()
}

const withValue = (tx: AccountTx, slot: FieldSlot) =>
  rowsOf(tx, 'orders').query().whereRaw(`coalesce(custom_values[${slot}], '') > ''`)

/** The lines of the other slots; null where nothing is left to be found. */
function searchWithout(slot: FieldSlot): string {
  const lines = [1, 2, 3, 4].map((line) => (line === slot ? `''` : `split_part(custom_search, E'\\n', ${line})`))
  return `nullif(concat_ws(E'\\n', ${lines.join(', ')}), E'\\n\\n\\n')`
}

const columnsOf = ({ name, isOn, allowedValues }: CustomFieldDraft) => ({
  name,
  is_on: isOn,
  allowed_values: allowedValues,
})
