import { searchable } from '#domain/orders/search-text.ts'
import { FIELD_LIMITS, FIELD_SLOTS, type CustomField, type FieldSlot } from './custom-field.ts'

/** What an order has in the account's own fields, by their slots; what is missing is blank. */
export type CustomValues = readonly string[]

export const valueAt = (values: CustomValues, slot: FieldSlot): string => values[slot - 1] ?? ''

/** The same values with some of them replaced, one for each slot. */
export const withValues = (values: CustomValues, changes: ReadonlyMap<FieldSlot, string>): CustomValues =>
  FIELD_SLOTS.map((slot) => changes.get(slot) ?? valueAt(values, slot))

/** The values of these fields alone: what was typed into a field that is gone, or off by now, is not kept. */
export const valuesOf = (fields: readonly CustomField[], values: CustomValues): CustomValues =>
  withValues([], new Map(fields.map(({ slot }) => [slot, valueAt(values, slot)])))

/** What the search finds the values by, a line a slot; null where there are none. */
export function customSearch(values: CustomValues): string | null {
  const lines = FIELD_SLOTS.map((slot) => searchable(valueAt(values, slot)))
  return lines.some((line) => line !== '') ? lines.join('\n') : null
}

export type ValueFault = 'too_long' | 'not_allowed'

/** What is wrong with a value. One that the order has already may stay, even if the list allows it no more. */
export function valueFault(field: CustomField, value: string, present: string): ValueFault | null {
  if (value === '' || value === present) return null
  if (value.length > FIELD_LIMITS.value) return 'too_long'
  return field.allowedValues.length > 0 && !field.allowedValues.includes(value) ? 'not_allowed' : null
}

/** A value that somebody wrote, and the one that they had before them. */
export interface TypedValue {
  readonly field: CustomField
  readonly before: string
  readonly after: string
}

/** What somebody changed. Only that is written, so that what others change meanwhile stays. */
export const changedValues = (typed: readonly TypedValue[]): readonly TypedValue[] =>
  typed.filter(({ before, after }) => before !== after)
