import { z } from 'zod'
import { DEFAULT_LENGTH, showsDetails, type ListAppearance } from '#domain/orders/list-appearance.ts'
import {
  defaultSort,
  NO_FILTER,
  PAGE_LENGTHS,
  readCursor,
  SORT_COLUMNS,
  type ListFilter,
  type ListRequest,
  type ListView,
} from '#domain/orders/order-list.ts'
import { statusesOf } from '#domain/orders/shown-status.ts'

export const PageLengthChoice = z.coerce.number().pipe(z.union(PAGE_LENGTHS.map((length) => z.literal(length))))

/** What the address of a list may hold. Anything else in it is as if it were not there: addresses are bookmarks. */
const Query = z.object({
  sort: z.enum(SORT_COLUMNS).optional().catch(undefined),
  direction: z.enum(['ascending', 'descending']).optional().catch(undefined),
  length: PageLengthChoice.optional().catch(undefined),
  after: z.string().max(400).optional().catch(undefined),
  before: z.string().max(400).optional().catch(undefined),
})

/** Reads the address of a list into what is asked of the database; what it leaves open is as the user wants lists. */
export function listRequest(
  view: ListView,
  query: unknown,
  appearance: ListAppearance,
  {
    within = null,
    filter = NO_FILTER,
  }: { readonly within?: readonly string[] | null; readonly filter?: ListFilter } = {},
): ListRequest {
  const { sort: asked, direction, length, after, before } = Query.parse(query)
  const standard = defaultSort(view)
  const sort = asked ?? standard.sort
  const cursor = readCursor(before ?? after ?? '', sort)
  return {
    view,
    sort,
    descending: direction ? direction === 'descending' : asked ? false : standard.descending,
    length: length ?? appearance.length ?? DEFAULT_LENGTH,
    cursor,
    backwards: cursor !== null && before !== undefined,
    within,
    filter,
    withDetails: view === 'pending_approval' || showsDetails(appearance),
  }
}

const Filters = z.object({
  status: z.string().optional().catch(undefined),
  product: z.string().trim().max(100).catch(''),
})

export interface TypedFilter {
  readonly filter: ListFilter
  /** Brand or name of products, as it was typed. */
  readonly productText: string
}

/** Reads what a list is narrowed to; a status that none of its orders can have narrows nothing. */
export function listFilter(view: ListView, query: unknown, productsNamed: (text: string) => string[]): TypedFilter {
  const { status, product } = Filters.parse({ product: '', ...(query as object) })
  const known = status === undefined ? undefined : statusesOf(view).find((one) => one === status)
  const filter = { status: known ?? null, products: product === '' ? null : productsNamed(product) }
  return { filter, productText: product }
}
