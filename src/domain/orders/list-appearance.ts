import { fieldsInUse, type CustomField, type FieldSlot } from '#domain/custom-fields/custom-field.ts'
import type { ListView, PageLength } from './order-list.ts'

/** What the lists of orders can show of each order, in the order in which it is offered. */
export const LIST_COLUMNS = [
  'common_name',
  'reference',
  'customer_reference',
  'status',
  'valid_to',
  'product',
  'organization',
  'ordered',
  'price',
  'valid_from',
  'delivered',
  'ordered_by',
  'software',
  'serial',
  'custom_1',
  'custom_2',
  'custom_3',
  'custom_4',
] as const
export type ListColumn = (typeof LIST_COLUMNS)[number]

/** The columns of who has chosen none. */
export const DEFAULT_COLUMNS: readonly ListColumn[] = [
  'common_name',
  'reference',
  'status',
  'valid_to',
  'product',
  'price',
]
export const DEFAULT_LENGTH: PageLength = 25

/** How a user wants the lists of orders; null for what they have not chosen. */
export interface ListAppearance {
  readonly columns: readonly ListColumn[] | null
  readonly length: PageLength | null
}

export const NOTHING_CHOSEN: ListAppearance = { columns: null, length: null }

export const CUSTOM_COLUMNS = { 1: 'custom_1', 2: 'custom_2', 3: 'custom_3', 4: 'custom_4' } as const satisfies Record<
  FieldSlot,
  ListColumn
>

/** The slot of the field that a column shows; null for a column of the portal's own. */
export function slotOf(column: string): FieldSlot | null {
  const slot = /^custom_([1-4])$/.exec(column)?.[1]
  return slot === undefined ? null : (Number(slot) as FieldSlot)
}

/** Every column that can be chosen: the portal's, and the account's fields that are on. */
export function columnsOnOffer(fields: readonly CustomField[]): readonly ListColumn[] {
  const slots = fieldsInUse(fields).map(({ slot }) => slot)
  return LIST_COLUMNS.filter((column) => {
    const slot = slotOf(column)
    return slot === null || slots.includes(slot)
  })
}

/** What an order has only once it is delivered. */
const OF_DELIVERED: readonly ListColumn[] = ['valid_from', 'valid_to', 'delivered', 'serial']

/** A column of a list as it is shown: the next step stands in the list of open orders, where nobody has to choose it. */
export type ShownColumn = ListColumn | 'next_step'

/** The columns of a list, in their order: open orders say what comes next instead of what they do not have yet. */
export function shownColumns(
  view: ListView,
  { columns }: Pick<ListAppearance, 'columns'>,
  fields: readonly CustomField[],
): readonly ShownColumn[] {
  const offered = columnsOnOffer(fields)
  const chosen = (columns ?? DEFAULT_COLUMNS).filter((column) => offered.includes(column))
  const known = chosen.length > 0 ? chosen : DEFAULT_COLUMNS
  if (view !== 'in_progress') return known
  const open = known.filter((column) => !OF_DELIVERED.includes(column))
  const at = open.includes('status') ? open.indexOf('status') : open.length
  return [...open.slice(0, at), 'next_step', ...open.slice(at)]
}

/** Columns of the details of an order, which are only asked for where they are shown. */
const DETAILS: readonly ListColumn[] = ['ordered', 'delivered', 'ordered_by', 'software', 'serial']

export const showsDetails = ({ columns }: Pick<ListAppearance, 'columns'>): boolean =>
  columns?.some((column) => slotOf(column) !== null || DETAILS.includes(column)) ?? false

/** What is kept of a choice: nothing where it is what everybody has, so that they go on having it. */
export function chosenColumns(columns: readonly ListColumn[]): readonly ListColumn[] | null {
  return columns.join() === DEFAULT_COLUMNS.join() ? null : columns
}

export type Direction = 'up' | 'down'

/** The columns with one of them a place further up or down; at the end it stays. */
export function movedColumn(columns: readonly ListColumn[], column: ListColumn, to: Direction): readonly ListColumn[] {
  const from = columns.indexOf(column)
  const other = columns[to === 'up' ? from - 1 : from + 1]
  if (from < 0 || other === undefined) return columns
  return columns.map((one) => (one === column ? other : one === other ? column : one))
}
