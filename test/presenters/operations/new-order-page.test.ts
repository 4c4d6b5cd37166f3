import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { RIGHTS } from '#domain/access/rights.ts'
import type { ComparisonFilter } from '#domain/catalogue/comparison.ts'
import { LANGUAGES } from '#domain/shared/language.ts'
import { render } from '#http/views.ts'
import { translator } from '#platform/i18n.ts'
import { newOrderPage, type NewOrderFacts } from '#presenters/operations/new-order-page.ts'
import { STARTER_CATALOGUE } from '../../../seeds/catalogue/catalogue.ts'
import { aShell } from '../../support/shell.ts'

const NO_FILTER: ComparisonFilter = { brand: null, validation: null, wildcard: false, san: false }

function facts(fields: Partial<NewOrderFacts> = {}): NewOrderFacts {
  return {
    shelf: {
      catalogue: STARTER_CATALOGUE,
      priceList: STARTER_CATALOGUE.priceLists[0]!,
      tokens: new Map(),
      popular: [],
      engagements: { contracts: [], agreements: [] },
      today: '2026-11-23',
    },
    rights: new Set(RIGHTS),
    filter: NO_FILTER,
    address: '/operations/new-order',
    account: { purchaseOption: 'rebate', currency: 'EUR' },
    language: 'en',
    t: translator('en'),
    ...fields,
  }
}

const page = (given: NewOrderFacts) =>
  load(render('operations/new-order', { page: newOrderPage(given), t: given.t, shell: aShell() }))

const rowOf = ($: ReturnType<typeof page>, name: string) =>
  $('tbody tr').filter((_, row) => $(row).find('strong').first().text() === name)

describe('the comparison tables', () => {
  test('show every product once, by type, the signing solutions last', () => {
    const $ = page(facts())

    expect($('tbody tr')).toHaveLength(STARTER_CATALOGUE.products.length)
    expect(
      $('h3')
        .toArray()
        .map((title) => $(title).text()),
    ).toEqual([
      'Server certificates',
      'Certificates for people',
      'Code signing',
      'Payment services (PSD2)',
      'Trust seals',
      'Signing software',
      'Signing platform',
    ])
  })

  test('lead to the order form from a button for each plan length, with this account’s price', () => {
    const buttons = rowOf(page(facts()), 'PositiveSSL').find('a')

    expect(buttons.toArray().map(({ attribs }) => attribs['href'])).toEqual(
      [1, 2, 3].map((years) => `/operations/orders/new?product=positivessl&years=${years}`),
    )
    expect(buttons.first().text()).toBe('1 year€29.00')
    expect(buttons.first().attr('aria-label')).toBe('Order PositiveSSL for 1 year: €29.00')
  })

  test('show who buys in bulk tokens beside their price', () => {
    const $ = page(facts({ account: { purchaseOption: 'bulk', currency: 'GBP' } }))

    expect(rowOf($, 'PositiveSSL').find('a').eq(1).text()).toBe('2 years£50.002 tokens')
  })

  test('show a product whose form does not exist yet as closed, with the reason and its price', () => {
    const row = rowOf(page(facts()), 'Sectigo Code Signing')

    expect(row.find('a')).toHaveLength(0)
    expect(row.text()).toContain('Coming soon')
    expect(row.text()).toContain('from €319.00')
  })

  test('keep what passes the filter, say which filters are on, and how to begin when nothing passes', () => {
    const some = page(facts({ filter: { ...NO_FILTER, brand: 'tbs-x509', wildcard: true } }))
    const none = page(facts({ filter: { ...NO_FILTER, brand: 'signiflow', wildcard: true } }))

    expect(some('tbody tr')).toHaveLength(2)
    expect(
      some('.active-filters strong')
        .toArray()
        .map((on) => some(on).text()),
    ).toEqual(['TBS X509', 'With wildcards'])
    expect(none('tbody tr')).toHaveLength(0)
    expect(none('.empty a').attr('href')).toBe('/operations/new-order')
  })

  test.each(LANGUAGES)('are complete in %s', (language) => {
    expect(() => page(facts({ language, t: translator(language) }))).not.toThrow()
  })
})

describe('quick access', () => {
  test('has what the account orders most, holds tokens for, and may try for nothing', () => {
    const { shelf } = facts()
    const tokens = new Map([
      ['harica-ov:base', 4],
      ['harica-ov:domain', 2],
    ] as const)
    const groups = newOrderPage(facts({ shelf: { ...shelf, tokens, popular: ['positivessl', 'harica-dv'] } })).quick

    expect(groups.map(({ cards }) => cards.map(({ name, note }) => `${name}: ${note}`))).toEqual([
      ['PositiveSSL: Domain (DV)', 'HARICA DV: Domain (DV)'],
      ['HARICA OV: 4 tokens left, and 2 for names'],
      ['TBS X509 Test: To try an installation, for 30 days'],
    ])
  })

  test('leaves out what can not be ordered any more', () => {
    const { shelf } = facts()
    const groups = newOrderPage(facts({ shelf: { ...shelf, popular: ['sectigo-code-signing', 'withdrawn'] } })).quick

    expect(groups.map(({ title }) => title)).toEqual(['Try for free'])
  })
})
