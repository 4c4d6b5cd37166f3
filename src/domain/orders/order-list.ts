/** The lists of the menu section «Your orders». */
export const LIST_VIEWS = ['current', 'in_progress', 'all', 'pending_approval'] as const
export type ListView = (typeof LIST_VIEWS)[number]

/** Columns that a list can be sorted by; each has an index that begins with the account. */
export const SORT_COLUMNS = [
  'reference',
  'common_name',
  'product',
  'organization',
  'customer_reference',
  'status',
  'ordered',
  'delivered',
  'valid_from',
  'valid_to',
  'price',
] as const
export type SortColumn = (typeof SORT_COLUMNS)[number]

export const PAGE_LENGTHS = [10, 25, 50, 100, 250] as const

/** Where a page of a list begins: the sort value and id of the row before it. */
export interface Cursor {
  readonly value: string
  readonly id: string
}

export interface ListRequest {
  readonly view: ListView
  readonly sort: SortColumn
  readonly descending: boolean
  readonly length: number
  /** Rows after this one, or before it when going back. */
  readonly cursor: Cursor | null
  readonly backwards: boolean
  /** Ids to stay within, found by a search; null for all. */
  readonly within: readonly string[] | null
}

/** How a list is sorted before anybody chose: what ends first, or what was ordered last. */
export function defaultSort(view: ListView): { readonly sort: SortColumn; readonly descending: boolean } {
  return view === 'current' ? { sort: 'valid_to', descending: false } : { sort: 'ordered', descending: true }
}

/** What is put into the address of the next page. */
export function encodeCursor({ value, id }: Cursor): string {
  return `${id}~${value}`
}

const CURSOR = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})~(.{0,300})$/s

/** Reads it back for this sort; null for what is none, which shows the first page. */
export function decodeCursor(text: string, sort: SortColumn): Cursor | null {
  const [, id, value] = CURSOR.exec(text) ?? []
  return id !== undefined && value !== undefined && fits(value, sort) ? { id, value } : null
}

function fits(value: string, sort: SortColumn): boolean {
  switch (sort) {
    case 'ordered':
    case 'delivered':
    case 'valid_from':
    case 'valid_to':
      return value === 'infinity' || isInstant(value)
    case 'price':
      return /^\d{1,15}$/.test(value)
    default:
      return !value.includes('\u0000')
  }
}

/** The way PostgreSQL writes a moment in UTC; a date that does not exist would be an error there. */
function isInstant(text: string): boolean {
  const [, day, time] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.\d{1,6})?\+00$/.exec(text) ?? []
  if (day === undefined || time === undefined) return false
  const at = new Date(`${day}T${time}Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(`${day}T${time}`)
}
