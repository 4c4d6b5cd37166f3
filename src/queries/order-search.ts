import { searchable } from '#domain/orders/search-text.ts'
import { ask } from '#platform/ask.ts'
import type { AccountScope } from '#platform/scope.ts'

/** Ids of the account's orders whose references, names, serial or holder contain the keyword; at most 1,001 of them. */
export async function searchOrders(scope: AccountScope, keyword: string): Promise<string[]> {
  const fragment = searchable(keyword).replace(/[\\%_]/g, '\\$&')
  if (fragment === '') return []
  const rows = await ask<{ id: string }>(scope, {
    name: 'search-orders',
    text: 'select search_orders($1, 1001) as id',
    values: [fragment],
  })
  return rows.map(({ id }) => id)
}
