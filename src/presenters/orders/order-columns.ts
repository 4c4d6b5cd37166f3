import type { CustomField } from '#domain/custom-fields/custom-field.ts'
import { slotOf, type ListColumn, type ShownColumn } from '#domain/orders/list-appearance.ts'
import type { Translate } from '#platform/i18n.ts'

type PortalColumn = Exclude<ShownColumn, `custom_${number}`>

/** What a column is called: in the reader's words, or as the account has named its own field. */
export function columnLabel(column: ShownColumn, fields: readonly CustomField[], t: Translate): string {
  const slot = slotOf(column)
  return slot === null
    ? t(`orders.columns.${column as PortalColumn}`)
    : (fields.find((field) => field.slot === slot)?.name ?? '')
}

/** Columns that no index sorts by. */
const UNSORTED = ['next_step', 'ordered_by', 'software', 'serial'] as const satisfies readonly ShownColumn[]
type UnsortedColumn = (typeof UNSORTED)[number]

export const isSortable = (column: ShownColumn): column is Exclude<ListColumn, UnsortedColumn> =>
  !UNSORTED.some((one) => one === column)

export const isNumeric = (column: ShownColumn): boolean => column === 'price'
