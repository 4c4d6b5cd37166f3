import type { ListedOrder, OrderCounts, OrderPage } from '#domain/orders/listed-order.ts'
import type { ListRequest, ListView, SortColumn } from '#domain/orders/order-list.ts'
import { keysetPage } from '#domain/shared/keyset.ts'
import { ask, askAll, type Question } from '#platform/ask.ts'
import type { AccountScope } from '#platform/scope.ts'
import { toReissue, toRenew } from './attention.ts'

/** What each sort compares, and the type that a cursor's text is read back as. */
const SORTS: Readonly<Record<SortColumn, { readonly expression: string; readonly type: string }>> = {
  reference: { expression: 'reference', type: 'text' },
  common_name: { expression: 'common_name', type: 'text' },
  product: { expression: 'product_code', type: 'text' },
  organization: { expression: 'organization_name', type: 'text' },
  customer_reference: { expression: 'customer_reference', type: 'text' },
  status: { expression: 'fulfilment', type: 'text' },
  ordered: { expression: 'ordered_at', type: 'timestamptz' },
  delivered: { expression: `coalesce(delivered_at, 'infinity')`, type: 'timestamptz' },
  valid_from: { expression: `coalesce(valid_from, 'infinity')`, type: 'timestamptz' },
  valid_to: { expression: `coalesce(valid_to, 'infinity')`, type: 'timestamptz' },
  price: { expression: 'net_amount', type: 'bigint' },
}

/** Without a parameter for the present, a list of what is valid now could not be tested. */
const VIEWS: Readonly<Record<ListView, string>> = {
  current: `coalesce(valid_to, 'infinity') > $2 and valid_to is not null and revoked_at is null`,
  in_progress: 'is_open',
  all: 'true',
  pending_approval: `is_open and fulfilment = 'pending_approval'`,
  to_renew: toRenew('$2::timestamptz'),
  to_reissue: toReissue('$2::timestamptz'),
}

const COLUMNS = `id, reference, common_name, cardinality(names) as name_count, product_code, organization_name, customer_reference,
  software, fulfilment, settlement, ordered_at, delivered_at, valid_from, valid_to, revoked_at, serial, net_amount, currency`

/** What tells why an open order waits. Looked up for the rows of one page only. */
const OPEN_ORDER = `json_build_object(
    'ordered_by', ordered_by,
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
        where k.account_id = orders.account_id and k.order_id = orders.id order by name, checked_at desc
      ) newest), 'unchecked'),
    'domains_proved', not exists (
      select 1 from domain_validations v
      where v.account_id = orders.account_id and v.order_id = orders.id and v.state = 'pending'),
    'audit', (select state from audits a where a.account_id = orders.account_id and a.order_id = orders.id),
    'called', exists (
      select 1 from audits a join audit_ticks i on i.account_id = a.account_id and i.audit_id = a.id
      where a.account_id = orders.account_id and a.order_id = orders.id and i.item = 'callback_made')
  ) as open`

const MORE: Readonly<Record<ListView, string>> = {
  current: '',
  in_progress: `, ${OPEN_ORDER}`,
  all: '',
  pending_approval: `, ${OPEN_ORDER}`,
  to_renew: '',
  to_reissue: '',
}

/** One page of a list, by keyset: the thousandth page costs what the first does. */
export async function listOrders(scope: AccountScope, request: ListRequest): Promise<OrderPage> {
  return keysetPage(await ask(scope, pageQuestion(scope, request)), request)
}

/** How many there are, up to a limit: nobody reads «48,213», and counting them costs more than the page. */
export const COUNT_LIMIT = 1000

/** The first page of a list and the counts above it, in one trip. */
export async function listOrdersWithCounts(
  scope: AccountScope,
  request: ListRequest,
): Promise<{ readonly page: OrderPage; readonly counts: OrderCounts }> {
  const [rows, counts] = await askAll<[ListedOrder, OrderCounts]>(scope, [
    pageQuestion(scope, request),
    countQuestion(scope),
  ])
  return { page: keysetPage(rows, request), counts: counts[0] ?? { valid: 0, expired: 0, revoked: 0 } }
}

function pageQuestion({ accountId, now }: AccountScope, request: ListRequest): Question<ListedOrder> {
  const { view, sort, descending, length, cursor, backwards, within } = request
  const { expression, type } = SORTS[sort]
  const down = descending !== backwards
  const order = down ? 'desc' : 'asc'
  const after = cursor ? `and (${expression}, id) ${down ? '<' : '>'} ($4::${type}, $5::uuid)` : ''
  const among = within ? `and id = any($${cursor ? 6 : 4}::uuid[])` : ''
  return {
    name: ['orders', view, sort, order, cursor ? 'after' : 'first', within ? 'within' : ''].join('-'),
    text: `
      select ${COLUMNS}, (${expression})::text as sort_value${MORE[view]}
      from orders
      where account_id = $1 and $2::timestamptz is not null and ${VIEWS[view]} ${after} ${among}
      order by ${expression} ${order}, id ${order} limit $3`,
    values: [accountId, now(), length + 1, ...(cursor ? [cursor.value, cursor.id] : []), ...(within ? [within] : [])],
  }
}

function countQuestion({ accountId, now }: AccountScope): Question<OrderCounts> {
  const capped = (condition: string) =>
    `(select count(*)::integer from (select 1 from orders where account_id = $1 and ${condition} limit ${COUNT_LIMIT + 1}) counted)`
  return {
    name: 'order-counts',
    text: `select
      ${capped(`coalesce(valid_to, 'infinity') > $2 and valid_to is not null and revoked_at is null`)} as valid,
      ${capped(`coalesce(valid_to, 'infinity') <= $2 and revoked_at is null`)} as expired,
      ${capped('revoked_at is not null')} as revoked`,
    values: [accountId, now()],
  }
}
