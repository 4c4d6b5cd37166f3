import { describe, expect, test } from 'vitest'
import { RIGHTS, type Right } from '#domain/access/rights.ts'
import { HOME_TASKS } from '#domain/orders/home-overview.ts'
import { addDays } from '#domain/shared/time.ts'
import { translator } from '#platform/i18n.ts'
import { homePage, type HomeFacts } from '#presenters/home-page.ts'

const NOW = new Date('2026-11-23T09:30:00Z')
const FACTS: HomeFacts = {
  name: 'Claire Martin',
  account: 'Harbour Bakery',
  usesCertificates: false,
  rights: new Set(RIGHTS),
  tasks: [],
  orders: [],
  news: [],
  brands: [],
  ending: [],
  mandate: null,
  endingWeeks: [],
  prepayment: { orders: 0, tokens_needed: [], tokens_held: [], deposit_needed: '0', deposit_held: '0' },
  couponBalance: '0',
  coupons: [],
  isNew: false,
  currency: 'EUR',
  now: NOW,
  language: 'en',
  productName: (code) => code,
  t: translator('en'),
}
const everyTask = HOME_TASKS.map((kind) => ({ kind, count: 2, reference: 'CH100123' }))

describe('what waits for a user', () => {
  test.each([
    ['technical', ['suspended', 'to_check', 'quote', 'payment', 'csr', 'domain', 'renewal', 'reissue']],
    ['approval', ['approval']],
    ['commercial', []],
  ] as const)('with the %s right is what they may do', (right, kinds) => {
    const rights = new Set<Right>([right])
    const sentences = homePage({ ...FACTS, rights, tasks: everyTask }).tasks.rows.map(({ text }) => text)

    const expected = kinds.map((kind) => FACTS.t(`home.tasks.${kind}`, { count: 2, number: '2' }))
    expect(sentences.toSorted()).toEqual(expected.toSorted())
  })

  test('leads to the order itself where there is only one', () => {
    const hrefs = [1, 2].map((count) => {
      const page = homePage({ ...FACTS, tasks: [{ kind: 'payment', count, reference: 'CH100123' }] })
      return page.tasks.rows[0]?.href
    })

    expect(hrefs).toEqual(['/orders/CH100123', '/orders/in-progress'])
  })

  test('is not counted beyond a thousand', () => {
    const page = homePage({ ...FACTS, tasks: [{ kind: 'payment', count: 1001, reference: 'CH100123' }] })

    expect(page.tasks.rows[0]?.text).toBe('1,000+ orders wait for their payment')
  })
})

test('orders are a matter of those who may read them', () => {
  const page = homePage({ ...FACTS, rights: new Set(['billing']), tasks: everyTask })

  expect(page).toMatchObject({ ending: null, progress: null, head: { action: null } })
  expect(page.tasks.rows.map(({ href }) => href)).toEqual(['/accounting/late-invoices'])
})

test('only who may order is offered to', () => {
  const actions = (['technical', 'commercial'] as const).map(
    (right) => homePage({ ...FACTS, rights: new Set([right]) }).head.action?.href,
  )

  expect(actions).toEqual(['/operations/new-order', undefined])
})

test('what ends is told with the time that is left', () => {
  const certificate = {
    reference: 'CH100123',
    common_name: 'www.harbour.example',
    valid_from: addDays(NOW, -90),
    valid_to: addDays(NOW, 10),
  }

  const { ending } = homePage({ ...FACTS, ending: [certificate], endingWeeks: [{ week: 1, count: 7 }] })

  expect(ending).toMatchObject({
    none: null,
    count: '7 certificates',
    rows: [{ life: { percent: 90, text: '10 days left' } }],
  })
  expect(homePage(FACTS).ending?.none).toBe('No certificate expires within 90 days.')
})
