import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { AttentionKind } from '#domain/orders/attention.ts'
import { ENDING_DAYS } from '#domain/orders/home-overview.ts'
import { addDays } from '#domain/shared/time.ts'
import { listAccountsAcrossAccounts } from '#queries/accounts-overview.ts'
import { listLog } from '#queries/log-list.ts'
import { byNumberQuestion, searchOrders } from '#queries/order-search.ts'
import { orderFileQuestion } from '#queries/order-file.ts'
import { badgeColumn, mayAttend } from '#queries/attention.ts'
import { readHomeOverview } from '#queries/home-overview.ts'
import { listStaffLogAcrossAccounts } from '#queries/staff-log.ts'
import { explainBusyAccount, flat, kinds, ordersOpened, scanOfOrders, TODAY, type Explained } from './plans.ts'

const { admin, account, scope, operator, planOf, planWithValues, planUnder } = await explainBusyAccount()

const READER = { kind: 'company', purchaseOption: 'rebate', currency: 'EUR' } as const

const LAST_ENDING = addDays(TODAY, ENDING_DAYS)

test.each([
  ['home-tasks', [account.id, TODAY]],
  ['home-ending', [account.id, TODAY, LAST_ENDING]],
  ['home-ending-weeks', [account.id, TODAY, LAST_ENDING]],
  ['home-money', [account.id, 'EUR']],
  ['home-orders', [account.id]],
])('the home page does not read all orders: %s', async (name, values) => {
  await readHomeOverview(scope, READER)

  const plan = flat(await planOf(name, values))
  expect(scanOfOrders(plan)).not.toContain('Seq Scan')
  expect(ordersOpened(plan)).toBeLessThanOrEqual(2_500)
})

test('the file of an order is read by indexes, however many there are of anything', async () => {
  // Tables that are empty here are read whole however many indexes they have.
  const plan = flat(await planUnder('enable_seqscan = off', orderFileQuestion(scope, 'CH100001')))

  const read = plan.filter((node) => node['Relation Name'] !== undefined)
  expect(read.length).toBeGreaterThan(15)
  expect(read.filter((node) => node['Node Type'] === 'Seq Scan')).toEqual([])
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
      const { rows } = await trx.raw<{ rows: Explained[] }>(
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
    const source = readFileSync(new URL('../../../src/queries/signed-in-person.ts', import.meta.url), 'utf8')

    expect(source.split('export async function findSignedInStaff')[0]?.match(/askOperator</g)).toHaveLength(1)
    expect(source).toContain('${BADGES}')
  })
})

test('the search finds its letters by the trigram indexes', async () => {
  const { rows } = await admin.raw<{ rows: Explained[] }>(
    `explain (format json) select id from orders
     where account_id = ? and (search_text like ? or custom_search like ?)
     order by ordered_at desc limit 1001`,
    [account.id, '%host-abc12%', '%host-abc12%'],
  )

  const used = rows.flatMap((row) => flat(row['QUERY PLAN'][0].Plan)).map((node) => node['Index Name'])
  expect(used).toContain('orders_by_search_text')
  expect(used).toContain('orders_by_custom_search')
})

test('the search looks serial numbers and references of CAs up by an index each', async () => {
  await admin.raw(
    `insert into certificates (account_id, id, order_id, sequence, names, state, ca_reference, serial, pem, not_after, created_at)
     select account_id, gen_random_uuid(), id, 1, '{}', 'issued', reference, md5(reference), '', now(), now() from orders`,
  )
  await admin.raw('analyze certificates')

  const plan = flat(await planWithValues(byNumberQuestion(scope, '4D:0A:FF')))

  const used = plan.flatMap((node) => node['Index Name'] ?? [])
  expect(used).toEqual(expect.arrayContaining(['certificates_by_serial', 'certificates_by_ca_reference']))
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
    await planOf('log-%', [
      account.id,
      51,
      ...Object.values(filter).map((value) => (typeof value === 'string' ? value : value.userId)),
    ]),
  )

  expect(kinds(plan)).toContain('Index Scan')
  expect(kinds(plan)).not.toContain('Sort')
})

test.each([
  ['everything', {}],
  ['one kind', { action: 'account.closed' }],
  ['one person', { staffId: account.id }],
] as const)('the log of the staff is read by an index: %s', async (_, filter) => {
  const request = { from: null, until: null, action: null, staffId: null, length: 50, cursor: null, backwards: false }
  await listStaffLogAcrossAccounts(operator, { ...request, ...filter })

  const plan = flat(await planOf('staff-log-%', [51, ...Object.values(filter)], operator.operator))

  expect(kinds(plan)).toContain('Index Scan')
  expect(kinds(plan)).not.toContain('Sort')
})

test.each(['begins', 'goes on'])('the list of accounts %s at an index', async (how) => {
  const request = { keyword: '', length: 50, cursor: null, backwards: false }
  const { next } = await listAccountsAcrossAccounts(operator, request)
  const cursor = how === 'begins' ? null : next
  await listAccountsAcrossAccounts(operator, { ...request, cursor })

  const plan = flat(await planOf('accounts-%', [51, ...(cursor ? [cursor.value, cursor.id] : [])], operator.operator))

  expect(plan.map((node) => node['Index Name'])).toContain('accounts_by_name')
})
