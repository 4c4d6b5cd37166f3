import { ask } from '#platform/ask.ts'
import type { AccountScope } from '#platform/scope.ts'

/** Only the newest orders say what an account buys today; counting them all would cost more than the page. */
const LOOKED_AT = 500

/** Codes of the products that the account ordered most lately, the most ordered one first. */
export async function popularProducts(scope: AccountScope, count: number): Promise<string[]> {
  const rows = await ask<{ code: string }>(scope, {
    name: 'popular-products',
    text: `select product_code as code
           from (select product_code from orders where account_id = $1 order by ordered_at desc, id desc limit $2) newest
           group by product_code order by count(*) desc, product_code limit $3`,
    values: [scope.accountId, LOOKED_AT, count],
  })
  return rows.map(({ code }) => code)
}
