import type { AccountsPage, AccountsRequest, ListedAccount } from '#domain/access/listed-account.ts'
import { keysetPage } from '#domain/shared/keyset.ts'
import { askOperator } from '#platform/ask.ts'
import type { OperatorScope } from '#platform/scope.ts'

/** `$2` text to be found anywhere in it, `$3` the same without spaces: registration and VAT numbers are typed in groups. */
const FOUND = `(
  c.name ilike $2 or c.slug ilike $2 or c.registration_number ilike $3 or c.vat_number ilike $3
  or exists (
    select 1 from users u where u.account_id = c.id and u.deleted_at is null and (u.login ilike $2 or u.email ilike $2)))`

/** A page of accounts by name: all, or those with the keyword in name, number, or somebody's login or e-mail. */
export async function listAccountsAcrossAccounts(
  scope: OperatorScope,
  { keyword, length, cursor, backwards }: AccountsRequest,
): Promise<AccountsPage> {
  const order = backwards ? 'desc' : 'asc'
  const pattern = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`
  const values: unknown[] = [length + 1]
  const value = (one: unknown) => `$${values.push(one)}`
  if (keyword !== '') values.push(pattern(keyword), pattern(keyword.replace(/\s/g, '')))
  const conditions = [
    ...(keyword === '' ? [] : [FOUND]),
    ...(cursor ? [`(c.name, c.id) ${backwards ? '<' : '>'} (${value(cursor.value)}, ${value(cursor.id)}::uuid)`] : []),
  ]
  const found = await askOperator<ListedAccount>(scope, {
    name: ['accounts', order, keyword === '' ? 'all' : 'search', cursor ? 'from' : 'first'].join('-'),
    text: `
      select a.id, a.slug, a.name, a.kind, a.purchase_option, a.registration_number, f.name as office_name,
        case when a.closed_at is not null then 'closed' when a.suspended_at is not null then 'suspended' else 'open' end as state,
        (select count(*)::integer from users u where u.account_id = a.id and u.suspended_at is null) as people,
        (select count(*)::integer from orders o where o.account_id = a.id and o.is_open) as open_orders,
        l.reference as last_reference, l.ordered_at as last_ordered_at, a.name as sort_value
      from (
        select * from accounts c where ${conditions.join(' and ') || 'true'} order by c.name ${order}, c.id ${order} limit $1
      ) a
      join offices f on f.id = a.office_id
      left join lateral (
        select o.reference, o.ordered_at from orders o where o.account_id = a.id order by o.ordered_at desc, o.id desc limit 1
      ) l on true
      order by a.name ${order}, a.id ${order}`,
    values,
  })
  return keysetPage(found, { length, cursor, backwards })
}
