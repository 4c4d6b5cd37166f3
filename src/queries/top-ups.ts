import type { ListedTopUp } from '#domain/top-ups/top-up.ts'
import { ask } from '#platform/ask.ts'
import type { AccountScope } from '#platform/scope.ts'

/** The newest requests of the account, or only those that wait for their money. */
export async function listTopUps(scope: AccountScope, onlyWaiting: boolean, most: number): Promise<ListedTopUp[]> {
  return ask<ListedTopUp>(scope, {
    name: 'top-ups',
    text: `
      select d.number, u.tokens, u.deposit, d.gross, d.currency, u.requested_by, u.requested_at, u.paid_at,
        u.cancelled_at
      from top_ups u
      join documents d on d.account_id = u.account_id and d.id = u.document_id
      where u.account_id = $1 and (u.paid_at is null and u.cancelled_at is null or not $2::boolean)
      order by u.requested_at desc, u.id limit $3`,
    values: [scope.accountId, onlyWaiting, most],
  })
}
