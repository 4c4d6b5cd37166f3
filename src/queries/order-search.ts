import { searchable, serialSpellings } from '#domain/orders/search-text.ts'
import { askAll, type Question } from '#platform/ask.ts'
import type { AccountScope } from '#platform/scope.ts'

/** More are not listed: whoever finds so many types another letter. */
const MOST = 1001

/**
 * What is looked for whole: the serial number of a certificate, what its CA calls it, the number of a document. Each by
 * an index of its own: nobody looks for the middle of a serial number, whose letters would double the trigram index.
 */
const BY_NUMBER = `
  select order_id as id from certificates where account_id = $1 and serial = any($2::text[])
  union all
  select order_id from certificates where account_id = $1 and ca_reference = any($3::text[])
  union all
  select order_id from documents where account_id = $1 and number = $4 and order_id is not null`

/** Ids of the account's orders whose references, names, holder or people contain the keyword, or that it numbers. */
export async function searchOrders(scope: AccountScope, keyword: string): Promise<string[]> {
  const fragment = searchable(keyword).replace(/[\\%_]/g, '\\$&')
  if (fragment === '') return []
  const [parts, numbers] = await askAll<[Found, Found]>(scope, [
    { name: 'search-orders', text: 'select search_orders($1, $2) as id', values: [fragment, MOST] },
    byNumberQuestion(scope, keyword.trim()),
  ])
  return [...new Set([...numbers, ...parts].map(({ id }) => id))].slice(0, MOST)
}

/** Planned for the account: where most have few certificates, any of its indexes seems as good as the one of the number. */
export function byNumberQuestion({ accountId }: AccountScope, typed: string): Question<Found> {
  const spellings = [typed, typed.toLowerCase(), typed.toUpperCase()]
  return { name: null, text: BY_NUMBER, values: [accountId, serialSpellings(typed), spellings, typed.toUpperCase()] }
}

interface Found {
  readonly id: string
}
