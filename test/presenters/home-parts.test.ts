import { describe, expect, test } from 'vitest'
import { RIGHTS, type Right } from '#domain/access/rights.ts'
import type { ToldNews } from '#domain/news/news.ts'
import { ENDING_WEEKS } from '#domain/orders/home-overview.ts'
import { translator } from '#platform/i18n.ts'
import { beginning } from '#presenters/home/beginning.ts'
import { endingPart } from '#presenters/home/ending-part.ts'
import { couponPart, topUpPart, type MoneyFacts } from '#presenters/home/money-part.ts'
import { newsPart } from '#presenters/home/news-part.ts'
import { newsArchivePage } from '#presenters/news/archive-page.ts'

const t = translator('en')
const NOW = new Date('2026-11-23T09:30:00Z')
const BRANDS = [{ code: 'sectigo', name: 'Sectigo', supplier: 'sectigo' }] as const

const told = (id: string, fields: Partial<ToldNews> = {}): ToldNews => ({
  id,
  kind: 'news',
  brand: null,
  title: { en: `Title ${id}`, fr: `Titre ${id}` },
  body: { en: 'Text', fr: 'Texte' },
  startsOn: '2026-11-20',
  endsOn: null,
  ...fields,
})

describe('what is told', () => {
  const WORDS = { brands: BRANDS, language: 'fr', t: translator('fr') } as const

  test('stands by its kind, in the language of the reader', () => {
    const part = newsPart(
      [
        told('a'),
        told('b', { kind: 'incident' }),
        told('c', { kind: 'delivery', brand: 'sectigo' }),
        told('d', { kind: 'delivery', brand: 'harica' }),
      ],
      WORDS,
    )

    expect(part.news.map(({ title }) => title)).toEqual(['Titre a'])
    expect(part.incidents.map(({ title }) => title)).toEqual(['Titre b'])
    expect(part.delivery).toMatchObject([
      { brand: 'Sectigo', title: 'Titre c', href: '/news#news-c' },
      { brand: 'Délais de livraison', title: 'Titre d' },
    ])
  })

  test('is at most three pieces of news, all incidents, and the rest is in the archive', () => {
    const many = Array.from({ length: 5 }, (_, index) => told(String(index)))

    expect(newsPart(many, WORDS).news).toHaveLength(3)
    expect(newsArchivePage(many, WORDS)).toMatchObject({ older: null, empty: null })
    expect(newsArchivePage([], WORDS).empty?.title).toBe('Il n’y a pas encore d’actualité')
  })

  test('is cut after a hundred in the archive, which says so', () => {
    const page = newsArchivePage(
      Array.from({ length: 101 }, (_, index) => told(String(index))),
      WORDS,
    )

    expect(page.items).toHaveLength(100)
    expect(page.older).toContain('100')
  })
})

describe('the weeks to come', () => {
  const weeksFrom = (now: Date) =>
    endingPart({
      ending: [],
      endingWeeks: [
        { week: 1, count: 4 },
        { week: 12, count: 1 },
      ],
      now,
      language: 'en',
      t,
    })
  const part = weeksFrom(NOW)

  test('have a bar each, as high as they are busy, and a word for those who don’t see it', () => {
    expect(part.weeks).toHaveLength(ENDING_WEEKS)
    expect(part.weeks[1]).toMatchObject({
      count: '4',
      height: 100,
      top: 0,
      text: 'week from 30 Nov 2026: 4 certificates',
    })
    expect(part.weeks[12]).toMatchObject({ count: '1', height: 25, top: 75 })
    expect(part.weeks[0]).toMatchObject({ count: '', height: 0, top: 100 })
  })

  test('name each month once, above its first week', () => {
    expect(part.weeks.map(({ month }) => month).filter(Boolean)).toEqual(['Nov', 'Dec', 'Jan', 'Feb'])
    expect(part.count).toBe('5 certificates')
  })

  test('leave out a month that has one week left: two names would stand on each other', () => {
    const { weeks } = weeksFrom(new Date('2026-11-24T03:00:00Z'))

    expect(weeks.slice(0, 3).map(({ month }) => month)).toEqual(['', 'Dec', ''])
  })
})

const MONEY: MoneyFacts = {
  prepayment: { orders: 0, tokens_needed: [], tokens_held: [], deposit_needed: '0', deposit_held: '0' },
  couponBalance: '0',
  coupons: [],
  rights: new Set(RIGHTS),
  currency: 'EUR',
  productName: (code) => code.toUpperCase(),
  language: 'en',
  t,
}

describe('coupons', () => {
  const coupons = [
    { amount: '3480', granted_at: NOW, reference: 'CH100123' },
    { amount: '100', granted_at: NOW, reference: null },
  ]

  test('say what they are worth together, and where they come from', () => {
    const part = couponPart({ ...MONEY, couponBalance: '3580', coupons })

    expect(part?.balance).toBe('€35.80')
    expect(part?.rows).toMatchObject([
      { amount: '€34.80', from: 'CH100123', href: '/orders/CH100123' },
      { amount: '€1.00', from: 'Payment', href: null },
    ])
  })

  test('are not shown when they are used up, nor to those who pay nothing', () => {
    expect(couponPart({ ...MONEY, couponBalance: '0', coupons })).toBeNull()
    expect(couponPart({ ...MONEY, couponBalance: '3580', rights: new Set<Right>(['commercial']) })).toBeNull()
  })

  test('lead to no order where orders are not read', () => {
    const part = couponPart({ ...MONEY, couponBalance: '3580', coupons, rights: new Set<Right>(['billing']) })

    expect(part?.rows.map(({ href }) => href)).toEqual([null, null])
  })
})

describe('a top-up', () => {
  const prepayment = {
    orders: 2,
    tokens_needed: [
      { unit: 'positivessl:base', quantity: 3 },
      { unit: 'positivessl:wildcard', quantity: 1 },
    ],
    tokens_held: [{ unit: 'positivessl:base', quantity: 1 }],
    deposit_needed: '9900',
    deposit_held: '900',
  } as const

  test('names what all waiting orders lack together', () => {
    const part = topUpPart({ ...MONEY, prepayment })

    expect(part?.title).toBe('2 orders wait for a top-up')
    expect(part?.lines[0]).toBe('2 tokens: POSITIVESSL')
    expect(part?.lines[1]).toMatch(/^1 token: POSITIVESSL · \w/)
    expect(part?.lines[2]).toBe('€90.00 on the deposit account')
  })

  test('is bought by who may, and else somebody is to be asked', () => {
    const tokens = { ...prepayment, deposit_needed: '0' }
    const partOf = (right: Right) => topUpPart({ ...MONEY, prepayment: tokens, rights: new Set([right]) })

    expect(partOf('billing')?.action?.href).toBe('/account/top-ups/new?for=waiting')
    expect(partOf('technical')?.action).toBeNull()
    expect(partOf('technical')?.text).not.toBe(partOf('billing')?.text)
  })

  test('is not asked for where nothing lacks, nor of those who pay nothing', () => {
    expect(topUpPart(MONEY)).toBeNull()
    expect(topUpPart({ ...MONEY, prepayment, rights: new Set<Right>(['approval']) })).toBeNull()
  })
})

describe('how to begin', () => {
  test.each([
    ['technical', ['/documentation/first-steps', '/operations/new-order', '/profile/two-factor']],
    ['administrative', ['/documentation/first-steps', '/administration/users', '/profile/two-factor']],
  ] as const)('is told by the %s right, and only to somebody new', (right, hrefs) => {
    const rights = new Set<Right>([right])

    const facts = { isNew: true, usesCertificates: false, rights, t }
    expect(beginning(facts)?.steps.map(({ href }) => href)).toEqual(hrefs)
    expect(beginning({ ...facts, isNew: false })).toBeNull()
  })

  test('no second factor is proposed to who signs in by certificate', () => {
    const steps = beginning({ isNew: true, usesCertificates: true, rights: new Set<Right>(['technical']), t })?.steps

    expect(steps?.map(({ href }) => href)).not.toContain('/profile/two-factor')
  })
})
