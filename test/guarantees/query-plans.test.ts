import { readFileSync } from 'node:fs'
import type { PoolClient } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SYSTEM } from '#domain/access/actor.ts'
import type { AttentionKind } from '#domain/orders/attention.ts'
import { LIST_VIEWS, NO_FILTER, SORT_COLUMNS, type ListFilter, type ListRequest } from '#domain/orders/order-list.ts'
import { SHOWN_STATUSES } from '#domain/orders/shown-status.ts'
import { openDatabase, type RoleConnection } from '#platform/database.ts'
import type { AccountScope } from '#platform/scope.ts'
import { listAccountsAcrossAccounts } from '#queries/accounts-overview.ts'
import { listLog } from '#queries/log-list.ts'
import { listOrders, orderPageQuestion } from '#queries/orders-list.ts'
import { searchOrders } from '#queries/order-search.ts'
import { badgeColumn, mayAttend } from '#queries/attention.ts'
import { readHomeOverview } from '#queries/home-overview.ts'
import { listStaffLogAcrossAccounts } from '#queries/staff-log.ts'
import { testDatabase } from '../support/database.ts'
import { anAccount } from './tables.ts'

const ORDERS = 20_000
const TODAY = new Date('2026-11-23T09:00:00Z')

interface Plan {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly Plans?: readonly Plan[]
}

const { admin, url } = await testDatabase()
const database = openDatabase(url, 1)
const account = await anAccount(admin)
const scope: AccountScope = { accountId: account.id, actor: SYSTEM, portal: database.portal, now: () => TODAY }

/** A busy account among others, most of whose orders are delivered and still valid. */
beforeAll(async () => {
  const others = await Promise.all(Array.from({ length: 3 }, () => anAccount(admin)))
  await admin.raw(`
    insert into suppliers (code, name) values ('s', 'S');
    insert into brands (code, name, supplier_code) values ('b', 'B', 's');
    insert into products (code, brand_code, type, position, definition)
      select 'p-' || n, 'b', 'server', n, '{}' from generate_series(0, 39) n;
    insert into price_lists (code, starts_on) values ('l', '2026-01-01');`)
  await withoutIndexes(async () => {
    await fill(account.id, ORDERS)
    for (const { id } of others) await fill(id, ORDERS / 2)
  })
  await admin.raw(
    `insert into audit_log (account_id, id, at, actor_kind, actor_name, action, subject, details)
     select ?, gen_random_uuid(), ?::timestamptz - n * interval '1 minute', 'user', 'Somebody', 'order.placed', '', '{}'
     from generate_series(1, 5000) n`,
    [account.id, TODAY],
  )
  await admin.raw(
    `insert into staff_log (id, at, staff_name, action, subject, details)
     select gen_random_uuid(), ?::timestamptz - n * interval '1 minute', 'Somebody', 'case.ticked', '', '{}'
     from generate_series(1, 3000) n`,
    [TODAY],
  )
  await admin.raw(
    `insert into accounts
     select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'slug', 'many-' || n, 'name', 'Many ' || n))).*
     from accounts a, generate_series(1, 2000) n where a.id = ?`,
    [account.id],
  )
  await admin.raw('analyze')
})

afterAll(() => database.close())

/** Many rows are written faster than their indexes, which are better made at the end. */
async function withoutIndexes(work: () => Promise<void>): Promise<void> {
  const { rows } = await admin.raw<{ rows: { name: string; definition: string }[] }>(
    `select indexname as name, indexdef as definition from pg_indexes
     where tablename = 'orders' and indexdef not like 'CREATE UNIQUE%'`,
  )
  await admin.raw(rows.map(({ name }) => `drop index ${name}`).join(';'))
  await work()
  await admin.raw(rows.map(({ definition }) => definition).join(';'))
}

function fill(accountId: string, count: number) {
  return admin.raw(
    `insert into orders (account_id, id, reference, product_code, brand_code, product_type, validation, fulfilment,
       settlement, organization_name, common_name, names, software, customer_reference, plan_years, payment_means,
       price_list_code, currency, net_amount, ordered_by, ordered_at, delivered_at, valid_from, valid_to, plan_end, search_text,
       custom_values, custom_search)
     select :accountId, gen_random_uuid(), 'CH' || nextval('order_references'), 'p-' || n % 40, 'b', 'server', 'dv',
       case when n % 100 = 0 then 'awaiting_dcv' when n % 250 = 1 then 'pending_approval' else 'delivered' end,
       'paid', 'Organization ' || n % 300, 'www.host-' || md5(n::text) || '.example', array['www.host.example'], 'nginx',
       'REF-' || n, 1, 'card', 'l', 'EUR', 1000 + n % 5000, 'Somebody', :today::timestamptz - n * interval '20 minutes',
       case when n % 100 > 1 then :today::timestamptz - n * interval '19 minutes' end,
       case when n % 100 > 1 then :today::timestamptz - n * interval '19 minutes' end,
       case when n % 100 > 1 then :today::timestamptz + (n % 300 - 60) * interval '1 day' end,
       case when n % 100 > 1 then :today::timestamptz + (n % 300 + 30) * interval '1 day' end,
       'www.host-' || md5(n::text) || '.example',
       case when n % 3 = 0 then array['Site ' || n, 'Manager ' || n % 20, 'Centre ' || n % 7, '2026-' || n % 500] else '{}' end,
       case when n % 3 = 0 then 'site ' || n || E'\\nmanager ' || n % 20 end
     from generate_series(1, :count) n`,
    { accountId, today: TODAY, count },
  )
}

test('what is prepared is planned once', async () => {
  for (let time = 0; time < 8; time++) await listOrders(scope, FIRST_PAGE)

  const { rows } = await asAccount(database.portal, (client) =>
    client.query<{ custom: number; generic: number }>(
      `select custom_plans::integer as custom, generic_plans::integer as generic from pg_prepared_statements
       where name = 'orders-all-ordered-desc'`,
    ),
  )
  expect(rows).toEqual([{ custom: 0, generic: expect.any(Number) as number }])
  expect(rows[0]?.generic).toBeGreaterThanOrEqual(8)
})

/** How the connection that was just asked answers its newest prepared question, with these values. */
function planOf(prefix: string, values: readonly unknown[], by = database.portal): Promise<Plan> {
  return asAccount(by, async (client) => {
    const { rows: prepared } = await client.query<{ name: string }>(
      'select name from pg_prepared_statements where name like $1 order by prepare_time desc limit 1',
      [`${prefix}%`],
    )
    const parameters = values.map((value) => client.escapeLiteral(textOf(value))).join(', ')
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `explain (format json) execute ${client.escapeIdentifier(prepared[0]?.name ?? '')}(${parameters})`,
    )
    return rows[0]!['QUERY PLAN'][0].Plan
  })
}

/** In a transaction of the account, on the one connection of the role. */
async function asAccount<Result>(by: RoleConnection, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  const client = await by.pool.connect()
  try {
    await client.query(`begin; set local app.account_id = '${account.id}'`)
    return await work(client)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const textOf = (value: unknown) => (value instanceof Date ? value.toISOString() : String(value))

const flat = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(flat)]
const scanOfOrders = (plan: readonly Plan[]) => kinds(plan.filter((node) => node['Relation Name'] === 'orders'))
const kinds = (nodes: readonly Plan[]) => nodes.map((node) => node['Node Type'])

const READER = { kind: 'company', purchaseOption: 'rebate', currency: 'EUR' } as const

const FIRST_PAGE: ListRequest = {
  view: 'all',
  sort: 'ordered',
  descending: true,
  length: 25,
  cursor: null,
  backwards: false,
  within: null,
  filter: NO_FILTER,
  withFields: false,
}

describe.each(LIST_VIEWS)('the list %s', (view) => {
  describe.each(SORT_COLUMNS)('sorted by %s', (sort) => {
    test.each(['begins', 'goes on'])('%s at an index', async (how) => {
      const request = { ...FIRST_PAGE, view, sort, descending: false }
      const { page } = await listOrders(scope, request)
      const cursor = how === 'begins' ? null : page.next
      await listOrders(scope, { ...request, cursor })

      const plan = flat(await planOf('orders-', [account.id, TODAY, 26, ...(cursor ? [cursor.value, cursor.id] : [])]))

      expect(['Index Scan', 'Bitmap Heap Scan']).toContain(scanOfOrders(plan).join())
      if (view === 'all' || view === 'current') expect(kinds(plan)).not.toContain('Sort')
    })
  })
})

test('each count above a list stops where it is told', async () => {
  await listOrders(scope, FIRST_PAGE)

  const plan = flat(await planOf('order-counts', [account.id, TODAY]))

  expect(kinds(plan).filter((kind) => kind === 'Limit')).toHaveLength(3)
})

test.each([
  ['home-tasks', [account.id, TODAY]],
  ['home-ending-weeks', [account.id, TODAY, new Date(Date.parse(String(TODAY)) + 30 * 86_400_000)]],
  ['home-money', [account.id, 'EUR']],
  ['home-orders', [account.id]],
])('the home page does not read all orders: %s', async (name, values) => {
  await readHomeOverview(scope, READER)

  expect(scanOfOrders(flat(await planOf(name, values)))).not.toContain('Seq Scan')
})

describe('the badges of the menu', () => {
  const planOfBadge = (kind: AttentionKind) =>
    admin.transaction(async (trx) => {
      // Tables that are empty here are read whole however many indexes they have.
      if (kind === 'to_check') await trx.raw('set local enable_seqscan = off')
      const column = badgeColumn(kind, {
        account: 'a.id',
        now: `'${TODAY.toISOString()}'::timestamptz`,
        only: mayAttend(kind),
      })
      const { rows } = await trx.raw<{ rows: { 'QUERY PLAN': [{ Plan: Plan }] }[] }>(
        `explain (format json) select ${column} from accounts a
         join (select true as is_super_user, true as technical, true as billing, true as approval) u on true
         where a.id = ?`,
        [account.id],
      )
      return rows.flatMap((row) => flat(row['QUERY PLAN'][0].Plan))
    })

  test.each([
    ['approvals', 'open_orders_by_date|orders_by_fulfilment'],
    ['renewals', 'plans_by_end'],
    ['reissues', 'orders_by_reissue'],
    ['late_invoices', 'unpaid_orders|unsettled_orders'],
    ['to_check', 'attached_orders_to_check'],
  ] as const)('are counted by an index: %s', async (kind, indexes) => {
    const plan = await planOfBadge(kind)

    expect(scanOfOrders(plan)).not.toContain('Seq Scan')
    expect(plan.map((node) => node['Index Name'] ?? '').join()).toMatch(new RegExp(indexes))
  })

  test('come with the person, in the one trip that every page makes', () => {
    const source = readFileSync(new URL('../../src/queries/signed-in-person.ts', import.meta.url), 'utf8')

    expect(source.split('export async function findSignedInStaff')[0]?.match(/askOperator</g)).toHaveLength(1)
    expect(source).toContain('${BADGES}')
  })
})

describe('a list that is narrowed', () => {
  const filters: [string, ListFilter][] = [
    ...SHOWN_STATUSES.map((status): [string, ListFilter] => [status, { status, products: null }]),
    ['a product', { status: null, products: ['p-7'] }],
    ['a product and a status', { status: 'delivered_paid', products: ['p-7'] }],
  ]

  test.each(filters)('to %s reads an index', async (_, filter) => {
    const plan = flat(await planOfFilter({ ...FIRST_PAGE, filter }))

    expect(['Index Scan', 'Bitmap Heap Scan']).toContain(scanOfOrders(plan).join())
  })

  test.each([
    ['a rare status', { status: 'cancelled_refunded', products: null }, 'orders_by_states'],
    ['a rare product', { status: null, products: ['p-41'] }, 'orders_by_product'],
  ] as const)('to %s does not read the others', async (_, filter, index) => {
    const plan = flat(await planOfFilter({ ...FIRST_PAGE, filter }))

    expect(plan.map((node) => node['Index Name'])).toContain(index)
  })

  async function planOfFilter(request: ListRequest): Promise<Plan> {
    const { name, text, values } = orderPageQuestion(scope, request)
    expect(name, 'a filtered list is planned with its values').toBeNull()
    return asAccount(database.portal, async (client) => {
      await client.query('set local plan_cache_mode = force_custom_plan')
      const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>({
        text: `explain (format json) ${text}`,
        values: [...values],
      })
      return rows[0]!['QUERY PLAN'][0].Plan
    })
  }
})

test('the search finds its letters by the trigram indexes', async () => {
  const { rows } = await admin.raw<{ rows: { 'QUERY PLAN': [{ Plan: Plan }] }[] }>(
    `explain (format json) select id from orders
     where account_id = ? and (search_text like ? or custom_search like ?)
     order by ordered_at desc limit 1001`,
    [account.id, '%host-abc12%', '%host-abc12%'],
  )

  const used = rows.flatMap((row) => flat(row['QUERY PLAN'][0].Plan)).map((node) => node['Index Name'])
  expect(used).toContain('orders_by_search_text')
  expect(used).toContain('orders_by_custom_search')
})

test('the search asks what this test explains', async () => {
  const { rows } = await admin.raw<{ rows: { source: string }[] }>(
    `select prosrc as source from pg_proc where proname = 'search_orders'`,
  )
  const found = await searchOrders(scope, 'HOST-ABC')

  expect(rows[0]?.source.replace(/\s+/g, ' ')).toContain(
    `where account_id = public.current_account() ` +
      `and (search_text like '%' || fragment || '%' or custom_search like '%' || fragment || '%') order by ordered_at desc`,
  )
  expect(found.length).toBeGreaterThan(0)
})

test.each([
  ['everything', {}],
  ['one kind', { action: 'order.cancelled' }],
  ['one user', { actor: { userId: account.id } }],
] as const)('the log is read by an index: %s', async (_, filter) => {
  const request = { from: null, until: null, action: null, actor: null, length: 50, cursor: null, backwards: false }
  await listLog(scope, { ...request, ...filter })

  const plan = flat(
    await planOf('log-', [
      account.id,
      51,
      ...Object.values(filter).map((value) => (typeof value === 'string' ? value : value.userId)),
    ]),
  )

  expect(kinds(plan)).toContain('Index Scan')
  expect(kinds(plan)).not.toContain('Sort')
})

const operator = { actor: SYSTEM, operator: database.operator, now: () => TODAY }

test.each([
  ['everything', {}],
  ['one kind', { action: 'account.closed' }],
  ['one person', { staffId: account.id }],
] as const)('the log of the staff is read by an index: %s', async (_, filter) => {
  const request = { from: null, until: null, action: null, staffId: null, length: 50, cursor: null, backwards: false }
  await listStaffLogAcrossAccounts(operator, { ...request, ...filter })

  const plan = flat(await planOf('staff-log-', [51, ...Object.values(filter)], database.operator))

  expect(kinds(plan)).toContain('Index Scan')
  expect(kinds(plan)).not.toContain('Sort')
})

test.each(['begins', 'goes on'])('the list of accounts %s at an index', async (how) => {
  const request = { keyword: '', length: 50, cursor: null, backwards: false }
  const { next } = await listAccountsAcrossAccounts(operator, request)
  const cursor = how === 'begins' ? null : next
  await listAccountsAcrossAccounts(operator, { ...request, cursor })

  const plan = flat(await planOf('accounts-', [51, ...(cursor ? [cursor.value, cursor.id] : [])], database.operator))

  expect(plan.map((node) => node['Index Name'])).toContain('accounts_by_name')
})
