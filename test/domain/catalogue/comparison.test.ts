import { describe, expect, test } from 'vitest'
import { acceptsSan, acceptsWildcard, compareOffers, type ComparisonFilter } from '#domain/catalogue/comparison.ts'
import { aProduct } from './sample-product.ts'

const EVERYTHING: ComparisonFilter = { brand: null, validation: null, wildcard: false, san: false }
const NONE = { included: 0, maximum: 0 }
const ONE_HOST = {
  base: 'host',
  freeCompanion: true,
  kinds: { additional: NONE, domain: NONE, wildcard: NONE },
  ipAddresses: false,
} as const

const OFFERS = [
  { product: aProduct({ code: 'seal', type: 'trust_seal', names: null }), fromAmount: 1_000n },
  { product: aProduct({ code: 'dear', brand: 'digicert', validation: 'ev' }), fromAmount: 90_000n },
  { product: aProduct({ code: 'unpriced' }), fromAmount: null },
  { product: aProduct({ code: 'also-unpriced' }), fromAmount: null },
  { product: aProduct({ code: 'cheap', validation: 'dv', names: ONE_HOST }), fromAmount: 2_900n },
  { product: aProduct({ code: 'twin', names: { ...ONE_HOST, base: 'wildcard' } }), fromAmount: 2_900n },
]

const codes = (filter: Partial<ComparisonFilter>) =>
  compareOffers(OFFERS, { ...EVERYTHING, ...filter }).flatMap(({ offers }) => offers.map(({ product }) => product.code))

describe('the comparison tables', () => {
  test('group by type in the order of the page and leave empty types out', () => {
    expect(compareOffers(OFFERS, EVERYTHING).map(({ type }) => type)).toEqual(['server', 'trust_seal'])
  })

  test('show the cheapest first, equal prices by code, and what has no price last', () => {
    expect(codes({})).toEqual(['cheap', 'twin', 'dear', 'also-unpriced', 'unpriced', 'seal'])
  })

  test('order does not depend on the order in which the offers come', () => {
    const backwards = compareOffers(OFFERS.toReversed(), EVERYTHING)

    expect(backwards).toEqual(compareOffers(OFFERS, EVERYTHING))
  })

  test.each<[string, Partial<ComparisonFilter>, string[]]>([
    ['a brand', { brand: 'digicert' }, ['dear']],
    ['a validation level', { validation: 'dv' }, ['cheap']],
    ['products that take a wildcard', { wildcard: true }, ['twin']],
    ['products that take more names', { san: true }, ['dear', 'also-unpriced', 'unpriced']],
    ['several at once', { san: true, validation: 'ev' }, ['dear']],
    ['what nothing fulfils', { brand: 'harica' }, []],
  ])('can be narrowed to %s', (_, filter, expected) => {
    expect(codes(filter)).toEqual(expected)
  })
})

describe('what a product takes', () => {
  test.each([
    ['a wildcard as the first name', { ...ONE_HOST, base: 'any' } as const, true, false],
    [
      'a wildcard as a further name',
      { ...ONE_HOST, kinds: { ...ONE_HOST.kinds, wildcard: { included: 0, maximum: 1 } } },
      true,
      true,
    ],
    ['one host and its companion', ONE_HOST, false, false],
    ['no names at all', null, false, false],
  ])('%s', (_, names, wildcard, san) => {
    expect([acceptsWildcard(names), acceptsSan(names)]).toEqual([wildcard, san])
  })
})
