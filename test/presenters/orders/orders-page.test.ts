import { describe, expect, test } from 'vitest'
import { RIGHTS } from '#domain/access/rights.ts'
import { NOTHING_CHOSEN } from '#domain/orders/list-appearance.ts'
import type { ListedOrder } from '#domain/orders/listed-order.ts'
import { NO_FILTER } from '#domain/orders/order-list.ts'
import { LANGUAGES } from '#domain/shared/language.ts'
import { addDays } from '#domain/shared/time.ts'
import { translator } from '#platform/i18n.ts'
import { ordersCsvHead, ordersCsvLines } from '#presenters/orders-csv.ts'
import { ordersPage, type OrdersFacts } from '#presenters/orders-page.ts'
import { approvalsPage } from '#presenters/orders/approvals-page.ts'
import { rendered, wordsOf } from './rendered.ts'
import { NOW, PRODUCT } from './sample-file.ts'

const DETAILS = {
  software: 'nginx',
  ordered_at: addDays(NOW, -40),
  delivered_at: addDays(NOW, -39),
  serial: '4d0f',
  ordered_by: 'Claire Martin',
  custom_values: [],
}

function aRow(fields: Partial<ListedOrder> = {}): ListedOrder {
  return {
    id: '019ab000-0000-7000-8000-000000000001',
    reference: 'CH100123',
    common_name: 'www.harbour.example',
    name_count: 1,
    product_code: PRODUCT.code,
    organization_name: 'Harbour Bakery Ltd',
    customer_reference: '',
    fulfilment: 'delivered',
    settlement: 'paid',
    valid_from: addDays(NOW, -39),
    valid_to: addDays(NOW, 160),
    revoked_at: null,
    net_amount: '9900',
    currency: 'EUR',
    sort_value: 'x',
    details: DETAILS,
    open: null,
    ...fields,
  }
}

const OPEN = {
  payment_means: 'card',
  csr_given: true,
  ca_refused: false,
  caa: 'allowed',
  domains_proved: false,
  audit: null,
  called: false,
} as const

function facts(rows: readonly ListedOrder[], fields: Partial<OrdersFacts> = {}): OrdersFacts {
  return {
    view: 'current',
    keyword: null,
    productText: '',
    appearance: NOTHING_CHOSEN,
    fields: [],
    request: {
      view: 'all',
      sort: 'ordered',
      descending: true,
      length: 25,
      cursor: null,
      backwards: false,
      within: null,
      filter: NO_FILTER,
      withDetails: false,
    },
    page: { rows, previous: null, next: null },
    counts: { valid: 1, expired: 0, revoked: 1001 },
    address: '/orders?sort=ordered&length=25',
    rights: new Set(RIGHTS),
    language: 'en',
    now: NOW,
    product: () => PRODUCT,
    t: translator(fields.language ?? 'en'),
    ...fields,
  }
}

const show = (given: OrdersFacts) => rendered('list', ordersPage(given), given.language)

describe('a list of orders', () => {
  test.each(LANGUAGES)('can be shown in %s, full and empty', (language) => {
    for (const view of ['current', 'in_progress', 'all'] as const) {
      expect(show(facts([aRow()], { view, language }))('tbody tr')).toHaveLength(1)
      expect(wordsOf(show(facts([], { view, language })), '.empty h2')).not.toBe('')
    }
  })

  test('leads from the name to the order', () => {
    const $ = show(facts([aRow({ name_count: 3 })]))

    expect($('.lead-cell a').attr('href')).toBe('/orders/CH100123')
    expect(wordsOf($, '.lead-cell .soft')).toBe('and 2 more names')
  })

  test.each([
    ['Delivered and paid', {}],
    ['Expired', { valid_to: addDays(NOW, -1) }],
    ['Revoked', { revoked_at: NOW }],
    ['Waiting for payment', { fulfilment: 'registered', settlement: 'awaiting_payment' }],
  ] as const)('says «%s»', (word, fields) => {
    expect(wordsOf(show(facts([aRow(fields)])), 'tbody .pill')).toBe(word)
  })

  test('says what each open order waits for', () => {
    const row = aRow({ fulfilment: 'awaiting_dcv', open: OPEN })

    expect(wordsOf(show(facts([row], { view: 'in_progress' })), '[data-label="Next step"]')).toBe(
      'Prove control over the domain',
    )
  })

  test('counts up to a thousand and then says that there are more', () => {
    expect(wordsOf(show(facts([aRow()])), '.table-count')).toBe('1 valid · 0 expired · 1,000+ revoked')
  })

  test('exports all of what it shows, in its own order', () => {
    const href = show(facts([aRow()], { view: 'all', address: '/orders/all?sort=price&after=x&length=50' }))(
      'a[href*=export]',
    )

    expect(href.attr('href')).toBe('/orders/export/all?sort=price')
  })

  test('offers a new order only to somebody who may place one', () => {
    expect(show(facts([], { rights: new Set(['commercial']) }))('a[href="/operations/new-order"]')).toHaveLength(0)
    expect(show(facts([]))('.page-head a[href="/operations/new-order"]')).toHaveLength(1)
  })
})

describe('a list that is narrowed', () => {
  const filter = { status: 'expired', products: [] } as const
  const narrowed = (rows: readonly ListedOrder[]) => {
    const address = '/orders/all?status=expired&product=sectigo&sort=price'
    const { request } = facts([])
    const page = { rows, previous: null, next: { value: 'x', id: 'y' } }
    return show(
      facts(rows, {
        view: 'all',
        address,
        productText: 'sectigo',
        request: { ...request, filter },
        page,
        counts: null,
      }),
    )
  }

  test('keeps what it is narrowed to in sorting, paging, lengths and export', () => {
    const $ = narrowed([aRow()])
    const links = $('thead a, .pager a, .lengths a, a[href*=export]')
      .map((_, link) => $(link).attr('href'))
      .get()

    expect(links.length).toBeGreaterThan(10)
    expect(links.filter((href) => !href.includes('status=expired&product=sectigo'))).toEqual([])
    expect([$('select[name=status]').val(), $('input[name=product]').val()]).toEqual(['expired', 'sectigo'])
    expect(
      $('.active-filters strong')
        .map((_, one) => $(one).text())
        .get(),
    ).toEqual(['Expired', 'sectigo'])
    expect($('.table-count')).toHaveLength(0)
  })

  test('says when nothing fits, and how to get out', () => {
    const $ = narrowed([])

    expect(wordsOf($, '.empty h2')).toBe('No order fits these filters')
    expect($('.active-filters .reset').attr('href')).toBe('/orders/all?sort=price')
  })

  test('offers the statuses that its orders can have', () => {
    const offered = (view: OrdersFacts['view']) => show(facts([], { view }))('select[name=status] option').length

    expect([offered('current'), offered('in_progress'), offered('all')]).toEqual([5, 9, 18])
  })
})

describe('the search', () => {
  test('keeps the keyword in its box and says when nothing fits', () => {
    const $ = show(facts([], { view: 'all', keyword: '"zebra"', address: '/orders/search?q=zebra' }))

    expect($('#keyword').val()).toBe('"zebra"')
    expect(wordsOf($, '.empty h2')).toBe('No order fits this keyword')
  })

  test('says when more fits than it shows', () => {
    const request = { ...facts([]).request, within: Array.from({ length: 1001 }, () => 'id') }

    expect(wordsOf(show(facts([aRow()], { view: 'all', keyword: 'a', request })), '.alert p')).toContain(
      'More than 1,000',
    )
  })
})

describe('pending approvals', () => {
  const approvals = (rows: readonly ListedOrder[]) =>
    rendered('approvals', approvalsPage({ ...facts(rows), links: [], page: { rows, previous: null, next: null } }))

  test('are approved by one button each, and refused on their own page', () => {
    const $ = approvals([aRow({ fulfilment: 'pending_approval', settlement: 'awaiting_payment', open: OPEN })])

    expect($('button[value=approve]').attr('formaction')).toBe('/orders/CH100123/approvals?price=9900')
    expect($('button[value=approve]').attr('form')).toBe($('form[method=post]').last().attr('id'))
    expect(wordsOf($, '[data-label="Ordered by"]')).toBe('Claire Martin')
    expect($('a[href="/orders/CH100123?refuse=yes"]')).toHaveLength(1)
  })

  test('say so when there are none', () => {
    expect(wordsOf(approvals([]), '.empty h2')).toBe('Nothing waits for your approval')
  })
})

test('the export keeps spreadsheets from running what somebody typed', () => {
  const given = facts([])
  const line = ordersCsvLines(
    [aRow({ customer_reference: '=1+1', details: { ...DETAILS, software: 'a, "b"' } })],
    given,
  )

  expect(ordersCsvHead(given).startsWith('\ufeffReference,Your reference,Name')).toBe(true)
  expect(line).toContain(`CH100123,'=1+1,www.harbour.example,PositiveSSL,Harbour Bakery Ltd,"a, ""b"""`)
  expect(line).toContain(',99.00,EUR\r\n')
})

test('the export says the same status as the list', () => {
  const over = aRow({ fulfilment: 'delivered', settlement: 'paid', valid_to: new Date(NOW.getTime() - 1) })

  expect(ordersCsvLines([over], facts([]))).toContain(',Expired,')
  expect(ordersCsvLines([{ ...over, valid_to: new Date(NOW.getTime() + 1) }], facts([]))).toContain(
    ',Delivered and paid,',
  )
})
