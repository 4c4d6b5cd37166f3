import { decodeCursor, isInstant, type Cursor, type KeysetRequest } from '#domain/shared/keyset.ts'
import type { ShownStatus } from './shown-status.ts'

/** The lists of the menu section «Your orders». */
export const LIST_VIEWS = ['current', 'in_progress', 'all', 'pending_approval', 'to_renew', 'to_reissue'] as const
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
  'custom_1',
  'custom_2',
  'custom_3',
  'custom_4',
] as const
export type SortColumn = (typeof SORT_COLUMNS)[number]

export const PAGE_LENGTHS = [10, 25, 50, 100, 250] as const
export type PageLength = (typeof PAGE_LENGTHS)[number]

/** What a list is narrowed to; null for everything. */
export interface ListFilter {
  readonly status: ShownStatus | null
  /** Codes of products, of which none may be left. */
  readonly products: readonly string[] | null
}

export const NO_FILTER: ListFilter = { status: null, products: null }

export interface ListRequest extends KeysetRequest {
  readonly view: ListView
  readonly sort: SortColumn
  readonly descending: boolean
  /** Ids to stay within, found by a search; null for all. */
  readonly within: readonly string[] | null
  readonly filter: ListFilter
  /** Whether the details come with the rows, and the account's own fields with them. */
  readonly withDetails: boolean
}

export const isFiltered = ({ status, products }: ListFilter): boolean => status !== null || products !== null

/** How a list is sorted before anybody chose: what ends first, or what was ordered last. */
export function defaultSort(view: ListView): { readonly sort: SortColumn; readonly descending: boolean } {
  return view === 'current' || view === 'to_renew' || view === 'to_reissue'
    ? { sort: 'valid_to', descending: false }
    : { sort: 'ordered', descending: true }
}

/** Reads where a page of this sort begins; null for what is no place in it. */
export function readCursor(text: string, sort: SortColumn): Cursor | null {
  return decodeCursor(text, (value) => fits(value, sort))
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
