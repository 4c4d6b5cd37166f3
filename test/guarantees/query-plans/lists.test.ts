import { describe, expect, test } from 'vitest'
import {
  LIST_VIEWS,
  NO_FILTER,
  SORT_COLUMNS,
  type ListFilter,
  type ListRequest,
  type ListView,
} from '#domain/orders/order-list.ts'
import { SHOWN_STATUSES } from '#domain/orders/shown-status.ts'
import { listOrders, orderPageQuestion } from '#queries/orders-list.ts'
import { explainBusyAccount, flat, kinds, ordersOpened, scanOfOrders, TODAY } from './plans.ts'

const { account, scope, asAccount, planOf, planWithValues } = await explainBusyAccount()

const FIRST_PAGE: ListRequest = {
  view: 'all',
  sort: 'ordered',
  descending: true,
  length: 25,
  cursor: null,
  backwards: false,
  within: null,
  filter: NO_FILTER,
  withDetails: false,
}

test('what is prepared is planned once', async () => {
  for (let time = 0; time < 8; time++) await listOrders(scope, FIRST_PAGE)

  const { rows } = await asAccount(scope.portal, (client) =>
    client.query<{ custom: number; generic: number }>(
      `select custom_plans::integer as custom, generic_plans::integer as generic from pg_prepared_statements
       where name = 'orders-all-ordered-desc'`,
    ),
  )
  expect(rows).toEqual([{ custom: 0, generic: expect.any(Number) as number }])
  expect(rows[0]?.generic).toBeGreaterThanOrEqual(8)
})

describe.each(LIST_VIEWS)('the list %s', (view) => {
  describe.each(SORT_COLUMNS)('sorted by %s', (sort) => {
    test.each(['begins', 'ends'])('%s at an index', async (how) => {
      const request = { ...FIRST_PAGE, view, sort, descending: false }
      await listOrders(scope, request)
      const { page: last } = await listOrders(scope, { ...request, descending: true })
      const cursor = how === 'begins' ? null : last.next
      await listOrders(scope, { ...request, cursor })

      const { name } = orderPageQuestion(scope, { ...request, cursor })
      const plan = flat(await planOf(name ?? '', [account.id, TODAY, 26, ...(cursor ? [cursor.value, cursor.id] : [])]))

      expect(scanOfOrders(plan)).not.toContain('Seq Scan')
      expect(ordersOpened(plan)).toBeLessThanOrEqual(mostOpened(view))
      if (view === 'all') expect(kinds(plan)).not.toContain('Sort')
    })
  })
})

/** Of 20,000, and one more than the page: small lists are sorted whole, of what is valid an index tells beforehand. */
function mostOpened(view: ListView): number {
  if (view === 'all') return 26
  if (view === 'current') return 2 * 26
  return 1_500
}

test('each count above a list stops where it is told', async () => {
  await listOrders(scope, FIRST_PAGE)

  const plan = flat(await planOf('order-counts', [account.id, TODAY]))

  expect(kinds(plan).filter((kind) => kind === 'Limit')).toHaveLength(3)
  expect(ordersOpened(plan)).toBe(0)
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

  const planOfFilter = (request: ListRequest) => planWithValues(orderPageQuestion(scope, request))
})
