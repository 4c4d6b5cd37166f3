import { describe, expect, test } from 'vitest'
import { getProduct } from '#domain/catalogue/catalogue.ts'
import type { ListedOrder } from '#domain/orders/listed-order.ts'
import { LIST_VIEWS, SORT_COLUMNS, type Cursor, type ListRequest } from '#domain/orders/order-list.ts'
import { orderRows } from '#presenters/orders/order-rows.ts'
import { fileStanding } from '#presenters/orders/file-standing.ts'
import { translator } from '#platform/i18n.ts'
import { anOrder } from '../support/builders.ts'
import { startPortal } from '../support/portal.ts'

const { portal, story, scopeOf, clock, work } = await startPortal()
const { orders, catalogue } = portal.services
const harbour = story('harbour.super')
const scope = scopeOf('harbour.super')
const t = translator('en')
const product = (code: string) => getProduct(catalogue.all(), code)

const delivered = await harbour.order(anOrder())
await harbour.pay(delivered, 0)
await harbour.agreeByMail(delivered, 0)
const open = {
  unpaid: await harbour.order(anOrder()),
  quoted: await harbour.order(anOrder({ product: 'sectigo-ov-ssl', quote: true })),
  audited: await harbour.order(anOrder({ product: 'sectigo-ov-ssl' })),
  suspended: await harbour.order(anOrder({ product: 'digicert-basic-ov' })),
  unproved: await harbour.order(anOrder({ method: 'dns_cname' })),
}
await harbour.pay(open.audited, 0)
await harbour.suspend(open.suspended, 0, 'A recent extract is missing.')
await harbour.pay(open.unproved, 0)
const pending = await story('montclair.buyer').order(
  anOrder({ product: 'certigna-ssl', means: 'monthly', purchaseOrder: 'BC-1' }),
)
clock.set(new Date())
await work()

const request = (fields: Partial<ListRequest> = {}): ListRequest => ({
  view: 'all',
  sort: 'ordered',
  descending: false,
  length: 25,
  cursor: null,
  backwards: false,
  within: null,
  ...fields,
})

const references = (rows: readonly ListedOrder[]) => rows.map(({ reference }) => reference)

describe('the lists', () => {
  test('have what is valid, what is open, and everything', async () => {
    const rowsOf = async (view: ListRequest['view']) => (await orders.list(scope, request({ view }))).page.rows

    expect(references(await rowsOf('current'))).toEqual([delivered])
    expect(references(await rowsOf('in_progress')).toSorted()).toEqual(Object.values(open).toSorted())
    expect(references(await rowsOf('all')).toSorted()).toEqual([delivered, ...Object.values(open)].toSorted())
    expect(await rowsOf('pending_approval')).toEqual([])
  })

  test('of another account hold its own orders alone', async () => {
    const { page } = await orders.list(scopeOf('montclair.super'), request({ view: 'pending_approval' }))

    expect(references(page.rows)).toEqual([pending])
    expect(page.rows[0]?.open).toMatchObject({ ordered_by: 'Awa Diarra', payment_means: 'monthly' })
  })

  test('count what is valid, expired and revoked', async () => {
    const { counts } = await orders.list(scope, request())

    expect(counts).toEqual({ valid: 1, expired: 0, revoked: 0 })
  })
})

describe('pages', () => {
  const cases = LIST_VIEWS.flatMap((view) => SORT_COLUMNS.map((sort) => [view, sort] as const))

  test.each(cases)('of %s by %s follow one another both ways without a gap', async (view, sort) => {
    for (const descending of [false, true]) {
      const wanted = request({ view, sort, descending })
      const whole = (await orders.list(scope, wanted)).page.rows

      const forth: ListedOrder[] = []
      let last: Cursor | null = null
      for (let cursor: Cursor | null | undefined; cursor !== null;) {
        const { page } = await orders.list(scope, { ...wanted, length: 2, cursor: cursor ?? null })
        forth.push(...page.rows)
        last = page.previous ?? last
        cursor = page.next
      }
      const before = last && (await orders.list(scope, { ...wanted, length: 2, cursor: last, backwards: true })).page

      expect(references(forth)).toEqual(references(whole))
      expect(references(before?.rows ?? [])).toEqual(
        last ? references(whole).slice(-2 - lengthOfLast(whole), -lengthOfLast(whole)) : [],
      )
    }
  })

  const lengthOfLast = (rows: readonly unknown[]) => (rows.length % 2 === 0 ? 2 : 1)
})

test('a line of the open orders says the same next step as the order’s own page', async () => {
  const { page } = await orders.list(scope, request({ view: 'in_progress' }))
  const lines = orderRows({ page, language: 'en', now: scope.now(), product, t })

  for (const { reference, next } of lines) {
    const file = await orders.read(scope, reference)
    const standing = fileStanding(file, product(file.order.productCode), scope.now())

    expect([reference, next]).toEqual([reference, t(`orders.next_steps.${standing.next}`)])
  }
  expect(new Set(lines.map(({ next }) => next)).size).toBe(5)
})
