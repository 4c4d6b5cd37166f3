import { describe, expect, test } from 'vitest'
import { getProduct } from '#domain/catalogue/catalogue.ts'
import { FIELD_LIMITS } from '#domain/custom-fields/custom-field.ts'
import type { ListedOrder, OrderPage } from '#domain/orders/listed-order.ts'
import {
  LIST_VIEWS,
  NO_FILTER,
  SORT_COLUMNS,
  type ListFilter,
  type ListRequest,
  type ListView,
} from '#domain/orders/order-list.ts'
import { SHOWN_STATUSES, shownStatus, type ShownStatus } from '#domain/orders/shown-status.ts'
import type { Cursor } from '#domain/shared/keyset.ts'
import { orderRows } from '#presenters/orders/order-rows.ts'
import { fileStanding } from '#presenters/orders/file-standing.ts'
import { newId } from '#platform/ids.ts'
import { translator } from '#platform/i18n.ts'
import { inTransaction } from '#platform/scope.ts'
import { getOrder, saveCustomValues } from '#stores/order-store.ts'
import { anOrder } from '../support/builders.ts'
import { startPortal } from '../support/portal.ts'

const { portal, story, scopeOf, work } = await startPortal({}, { demo: true })
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
await harbour.agreeByMail(open.audited, 0)
await harbour.suspend(open.suspended, 0, 'A recent extract is missing.')
await harbour.pay(open.unproved, 0)
const pending = await story('montclair.buyer').order(
  anOrder({ product: 'certigna-ssl', means: 'monthly', purchaseOrder: 'BC-1' }),
)
harbour.at(0, 6)
await work()
for (const [index, reference] of [delivered, open.unpaid, open.audited].entries()) {
  const values = [`Dossier ${index}`, 'Margaux', index === 0 ? '' : 'Quai', `${index}`]
  await inTransaction(scope, async (tx) => saveCustomValues(tx, (await getOrder(tx, { reference })).id, values))
}

const request = (fields: Partial<ListRequest> = {}): ListRequest => ({
  view: 'all',
  sort: 'ordered',
  descending: false,
  length: 25,
  cursor: null,
  backwards: false,
  within: null,
  filter: NO_FILTER,
  withDetails: false,
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
    const asked = request({ view: 'pending_approval', withDetails: true })

    const { page } = await orders.list(scopeOf('montclair.super'), asked)

    expect(references(page.rows)).toEqual([pending])
    expect(page.rows[0]).toMatchObject({ details: { ordered_by: 'Awa Diarra' }, open: { payment_means: 'monthly' } })
  })

  test('count what is valid, expired and revoked', async () => {
    const { counts } = await orders.list(scope, request())

    expect(counts).toEqual({ valid: 1, expired: 0, revoked: 0 })
  })
})

describe('pages', () => {
  const cases = LIST_VIEWS.flatMap((view) =>
    SORT_COLUMNS.flatMap((sort) => [true, false].map((descending) => ({ view, sort, descending }))),
  )

  test.each(cases)('of $view by $sort (descending: $descending) follow one another both ways', async (fields) => {
    const whole = (await orders.list(scope, request(fields))).page.rows

    const pages = await pagesOf({ ...request(fields), length: 2 })

    expect(pages.flatMap(({ rows }) => references(rows))).toEqual(references(whole))
    for (const [index, { previous }] of pages.entries()) {
      const back =
        previous && (await orders.list(scope, request({ ...fields, length: 2, cursor: previous, backwards: true })))
      expect(references(back?.page.rows ?? [])).toEqual(references(pages[index - 1]?.rows ?? []))
    }
  })

  async function pagesOf(wanted: ListRequest): Promise<OrderPage[]> {
    const pages: OrderPage[] = []
    for (let cursor: Cursor | null | undefined; cursor !== null; cursor = pages.at(-1)?.next ?? null) {
      pages.push((await orders.list(scope, { ...wanted, cursor: cursor ?? null })).page)
    }
    return pages
  }
})

describe('a list that is narrowed', () => {
  const found = async (filter: Partial<ListFilter>, view: ListView = 'all') => {
    const { page, counts } = await orders.list(scope, request({ view, filter: { ...NO_FILTER, ...filter } }))
    expect(counts, 'what is above a whole list would be wrong above a part of it').toBeNull()
    return references(page.rows)
  }

  test('shows each order under the one status that it has', async () => {
    const whole = (await orders.list(scope, request())).page.rows

    for (const status of SHOWN_STATUSES) {
      const expected = whole.filter((row) => shownStatus(row, scope.now()) === status)
      expect([status, await found({ status })]).toEqual([status, references(expected)])
    }
    expect(await found({ status: 'suspended' })).toEqual([open.suspended])
    expect(await found({ status: 'suspended' }, 'in_progress')).toEqual([open.suspended])
    expect(await found({ status: 'suspended' }, 'current')).toEqual([])
  })

  test('says expired and revoked instead of how an order was paid', async () => {
    const later = { ...scope, now: () => new Date('2030-01-01T00:00:00Z') }
    const at = async (when: typeof scope, status: ShownStatus) =>
      references((await orders.list(when, request({ filter: { ...NO_FILTER, status } }))).page.rows)

    expect([await at(scope, 'delivered_paid'), await at(scope, 'expired')]).toEqual([[delivered], []])
    expect([await at(later, 'delivered_paid'), await at(later, 'expired')]).toEqual([[], [delivered]])
  })

  test('shows the products that were named, and none for a name that fits none', async () => {
    expect((await found({ products: ['sectigo-ov-ssl'] })).toSorted()).toEqual([open.quoted, open.audited].toSorted())
    expect(await found({ products: ['sectigo-ov-ssl'], status: 'quote' })).toEqual([open.quoted])
    expect(await found({ products: [] })).toEqual([])
  })

  test('goes on page by page', async () => {
    const filter = { ...NO_FILTER, products: ['sectigo-ov-ssl'] }
    const first = (await orders.list(scope, request({ filter, length: 1 }))).page
    const second = (await orders.list(scope, request({ filter, length: 1, cursor: first.next }))).page

    expect([...references(first.rows), ...references(second.rows)]).toEqual(await found(filter))
    expect(second.next).toBeNull()
  })
})

describe('the account’s own fields', () => {
  test('come with the rows only where they are asked for', async () => {
    await portal.services.customFields.add(scope, newId(scope.now()), {
      name: 'Dossier',
      isOn: true,
      allowedValues: [],
    })
    const one = async (withDetails: boolean) => {
      const { page, fields } = await orders.list(scope, request({ sort: 'custom_1', descending: true, withDetails }))
      return [page.rows[0]?.details?.custom_values ?? null, fields.map(({ name }) => name)]
    }

    expect(await one(false)).toEqual([null, []])
    expect(await one(true)).toEqual([['Dossier 2', 'Margaux', 'Quai', '2'], ['Dossier']])
  })

  test('are those of the asking account alone', async () => {
    const { fields } = await orders.list(scopeOf('montclair.super'), request({ withDetails: true }))

    expect(fields).toEqual([])
  })
})

test('a line of the open orders says the same next step as the order’s own page', async () => {
  const { page } = await orders.list(scope, request({ view: 'in_progress' }))
  const columns = (['reference', 'next_step'] as const).map((column) => ({ column, label: '' }))
  const lines = orderRows({ page, columns, language: 'en', now: scope.now(), product, t })
  const texts = lines.map((cells) => cells.map(({ text }) => text))

  for (const [reference = '', next] of texts) {
    const file = await orders.read(scope, reference)
    const standing = fileStanding(file, product(file.order.productCode), scope.now())

    expect([reference, next]).toEqual([reference, t(`orders.next_steps.${standing.next}`)])
  }
  expect(new Set(texts.map(([, next]) => next)).size).toBe(5)
})

test('the longest values of the account’s own fields fit into the indexes that sort by them', async () => {
  const { order } = await orders.read(scope, open.unproved)
  // Letters of three bytes, none like the one before, so that nothing of it can be compressed.
  const longest = (slot: number) =>
    Array.from({ length: FIELD_LIMITS.value }, (_, at) =>
      String.fromCodePoint(0x4e00 + ((at * 7919 + slot * 5003) % 20_000)),
    ).join('')
  const values = [1, 2, 3, 4].map(longest)

  await inTransaction(scope, (tx) => saveCustomValues(tx, order.id, values))

  expect((await orders.read(scope, open.unproved)).order.customValues).toEqual(values)
  await inTransaction(scope, (tx) => saveCustomValues(tx, order.id, []))
})
