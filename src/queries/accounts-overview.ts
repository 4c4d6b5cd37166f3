import type { ListedAccount } from '#domain/access/listed-account.ts'
import { askOperator } from '#platform/ask.ts'
import type { OperatorScope } from '#platform/scope.ts'

/** Accounts whose name contains the keyword, by name. */
export async function listAccountsAcrossAccounts(
  scope: OperatorScope,
  keyword: string,
  most: number,
): Promise<ListedAccount[]> {
  return askOperator<ListedAccount>(scope, {
    name: 'accounts-overview',
    text: `
      select a.name, a.kind, a.purchase_option, f.name as office_name,
        (select count(*)::integer from users u where u.account_id = a.id and u.suspended_at is null) as people,
        (select count(*)::integer from orders o where o.account_id = a.id and o.is_open) as open_orders,
        l.reference as last_reference, l.ordered_at as last_ordered_at
      from (
        select * from accounts where $1 = '' or name ilike $1 order by name, id limit $2
      ) a
      join offices f on f.id = a.office_id
      left join lateral (
        select o.reference, o.ordered_at from orders o where o.account_id = a.id order by o.ordered_at desc, o.id desc limit 1
      ) l on true
      order by a.name, a.id`,
    values: [keyword === '' ? '' : `%${keyword.replace(/[\\%_]/g, '\\$&')}%`, most],
  })
}
