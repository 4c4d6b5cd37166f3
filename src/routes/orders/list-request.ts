import { z } from 'zod'
import {
  defaultSort,
  PAGE_LENGTHS,
  readCursor,
  SORT_COLUMNS,
  type ListRequest,
  type ListView,
} from '#domain/orders/order-list.ts'

/** What the address of a list may hold. Anything else in it is as if it were not there: addresses are bookmarks. */
const Query = z.object({
  sort: z.enum(SORT_COLUMNS).optional().catch(undefined),
  direction: z.enum(['ascending', 'descending']).optional().catch(undefined),
  length: z.coerce
    .number()
    .pipe(z.union(PAGE_LENGTHS.map((length) => z.literal(length))))
    .catch(25),
  after: z.string().max(400).optional().catch(undefined),
  before: z.string().max(400).optional().catch(undefined),
})

/** Reads the address of a list into what is asked of the database. */
export function listRequest(view: ListView, query: unknown, within: readonly string[] | null = null): ListRequest {
  const { sort: asked, direction, length, after, before } = Query.parse(query)
  const standard = defaultSort(view)
  const sort = asked ?? standard.sort
  const descending = direction ? direction === 'descending' : asked ? false : standard.descending
  const cursor = readCursor(before ?? after ?? '', sort)
  return { view, sort, descending, length, cursor, backwards: cursor !== null && before !== undefined, within }
}
