import type { CustomField } from '#domain/custom-fields/custom-field.ts'
import type { ListedOrder, OrderCounts, OrderPage } from '#domain/orders/listed-order.ts'
import { isFiltered, type ListRequest, type ListView } from '#domain/orders/order-list.ts'
import type { ShownStatus } from '#domain/orders/shown-status.ts'
import { statesOf } from '#domain/orders/status-label.ts'
import { keysetPage } from '#domain/shared/keyset.ts'
import { askAll, packed, type Question } from '#platform/ask.ts'
import type { AccountScope } from '#platform/scope.ts'
import { fieldsInUseQuestion } from './custom-fields.ts'
import { valuesOfOrder, orderOf } from './listed-orders.ts'
import { fromView, sortOf } from './order-views.ts'

/** What tells why an open order waits. Looked up for the rows of one page only. */
const OPEN_ORDER = `json_build_object(
    'payment_means', payment_means,
    'csr_given', (
      select csr_pem is not null from certificates c
      where c.account_id = orders.account_id and c.order_id = orders.id order by sequence desc limit 1),
    'ca_refused', (
      select state = 'refused' from certificates c
      where c.account_id = orders.account_id and c.order_id = orders.id order by sequence desc limit 1),
    'caa', coalesce((
      select case when bool_and(allowed) then 'allowed' else 'refused' end from (
        select distinct on (name) allowed from caa_checks k
        where k.account_id = orders.account_id and k.order_id = orders.id order by name, checked_at desc, id desc
      ) newest), 'unchecked'),
    'domains_proved', not exists (
      select 1 from domain_validations v
      where v.account_id = orders.account_id and v.order_id = orders.id and v.state = 'pending'),
    'audit', (select state from audits a where a.account_id = orders.account_id and a.order_id = orders.id),
    'called', exists (
      select 1 from audits a join audit_ticks i on i.account_id = a.account_id and i.audit_id = a.id
      where a.account_id = orders.account_id and a.order_id = orders.id and i.item = 'callback_made')
  )`

const SAYS_WHAT_IS_OPEN: readonly ListView[] = ['in_progress', 'pending_approval']

/** How many there are, up to a limit: nobody reads «48,213», and counting them costs more than the page. */
export const COUNT_LIMIT = 1000

export interface ListedOrders {
  readonly page: OrderPage
  /** Above the first page of a whole list only. */
  readonly counts: OrderCounts | null
  /** The account's own fields that are on, where they were asked for. */
  readonly fields: readonly CustomField[]
}

/** One page of a list, by keyset: the thousandth page costs what the first does. What stands around it comes with it. */
export async function listOrders(scope: AccountScope, request: ListRequest): Promise<ListedOrders> {
  const isWhole = request.cursor === null && request.within === null && !isFiltered(request.filter)
  const [rows, fields, counts] = await askAll<[ListedOrder, CustomField, OrderCounts]>(scope, [
    orderPageQuestion(scope, request),
    request.withDetails ? fieldsInUseQuestion(scope) : null,
    isWhole ? countQuestion(scope) : null,
  ])
  return { page: keysetPage(rows, request), fields, counts: counts[0] ?? null }
}

/** A filter may fit nearly all orders or none, so that its best plan hangs on its values: it is planned each time. */
export function orderPageQuestion({ accountId, now }: AccountScope, request: ListRequest): Question<ListedOrder> {
  const { view, sort, descending, length, cursor, backwards, within, filter, withDetails } = request
  const { expression, type } = sortOf(view, sort)
  const down = descending !== backwards
  const order = down ? 'desc' : 'asc'
  const values: unknown[] = [accountId, now(), length + 1]
  const given = (value: unknown, as: string) => `$${values.push(value)}::${as}`
  const conditions = [
    cursor && `(${expression}, id) ${down ? '<' : '>'} (${given(cursor.value, type)}, ${given(cursor.id, 'uuid')})`,
    within && `id = any(${given(within, 'uuid[]')})`,
    filter.products && `product_code = any(${given(filter.products, 'text[]')})`,
    filter.status && statusCondition(filter.status, given),
  ].filter((condition) => condition !== null)
  const listed = valuesOfOrder({
    sortValue: expression,
    withDetails,
    open: SAYS_WHAT_IS_OPEN.includes(view) ? OPEN_ORDER : null,
  })
  const sorted = `order by ${expression} ${order}, id ${order} limit $3`
  const name = ['orders', view, sort, order, cursor && 'after', within && 'in', withDetails && 'whole']
  return {
    name: isFiltered(filter) ? null : name.filter((part) => typeof part === 'string').join('-'),
    text: packed(`
      select ${listed} ${fromView(view, conditions, sorted)} ${sorted}`),
    values,
    read: orderOf,
  }
}

/**
 * Orders that a list shows under this status. No pair of these states has another label (a test holds that), so each
 * state is asked for by itself, as row-level security lets an index be read. What they leave open the certificate says.
 */
function statusCondition(status: ShownStatus, given: (value: unknown, as: string) => string): string {
  if (status === 'revoked') return `fulfilment = 'delivered' and revoked_at is not null`
  if (status === 'expired') return `fulfilment = 'delivered' and revoked_at is null and valid_to <= $2`
  const pairs = statesOf(status)
  const fulfilments = [...new Set(pairs.map(({ fulfilment }) => fulfilment))]
  const settlements = [...new Set(pairs.map(({ settlement }) => settlement))]
  return `fulfilment = any(${given(fulfilments, 'text[]')}) and settlement = any(${given(settlements, 'text[]')})
    and (fulfilment <> 'delivered' or (revoked_at is null and (valid_to is null or valid_to > $2)))`
}

function countQuestion({ accountId, now }: AccountScope): Question<OrderCounts> {
  const capped = (condition: string) =>
    `(select count(*)::integer from (select 1 from orders where account_id = $1 and ${condition} limit ${COUNT_LIMIT + 1}) counted)`
  return {
    name: 'order-counts',
    text: `select
      ${capped('valid_to > $2 and revoked_at is null')} as valid,
      ${capped('valid_to <= $2 and revoked_at is null')} as expired,
      ${capped('revoked_at is not null')} as revoked`,
    values: [accountId, now()],
  }
}
