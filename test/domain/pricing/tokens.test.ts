import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  canPayByTokens,
  missingTokens,
  parseTokenUnit,
  TOKEN_ITEMS,
  tokensFor,
  tokenUnit,
  type TokenUnit,
} from '#domain/pricing/tokens.ts'
import { aProduct } from '../catalogue/sample-product.ts'
import { anOrder } from './sample-prices.ts'

describe('the tokens of an order', () => {
  test('are one per year for the product and for each further name', () => {
    const order = anOrder({ planYears: 2, extraNames: { additional: 0, domain: 3, wildcard: 1 } })

    expect(tokensFor(order)).toEqual([
      { unit: 'sample:base', quantity: 2 },
      { unit: 'sample:domain', quantity: 6 },
      { unit: 'sample:wildcard', quantity: 2 },
    ])
  })

  test.each([
    ['a plain order', anOrder(), true],
    ['an order with a licence', anOrder({ licences: 2 }), false],
    ['an order with guidance', anOrder({ guidance: true }), false],
    ['a free test certificate', anOrder({ product: aProduct({ test: true }) }), false],
  ])('pay for it or not: %s', (_, order, expected) => {
    expect(canPayByTokens(order)).toBe(expected)
  })
})

describe('what a balance lacks', () => {
  const needed = [
    { unit: 'sample:base', quantity: 2 },
    { unit: 'sample:domain', quantity: 1 },
  ] as const

  test.each<[string, [TokenUnit, number][], [TokenUnit, number][]]>([
    [
      'nothing is held',
      [],
      [
        ['sample:base', 2],
        ['sample:domain', 1],
      ],
    ],
    [
      'a part is held',
      [
        ['sample:base', 1],
        ['sample:domain', 1],
      ],
      [['sample:base', 1]],
    ],
    [
      'all is held and more',
      [
        ['sample:base', 9],
        ['sample:domain', 1],
      ],
      [],
    ],
    [
      'only another product’s are held',
      [
        ['other:base', 9],
        ['sample:domain', 5],
      ],
      [['sample:base', 2]],
    ],
  ])('when %s', (_, held, expected) => {
    const missing = missingTokens(needed, new Map(held))

    expect(missing.map(({ unit, quantity }) => [unit, quantity])).toEqual(expected)
  })
})

describe('a token unit', () => {
  test('reads back as it was written', () => {
    const code = fc.stringMatching(/^[a-z0-9-]+$/)
    fc.assert(
      fc.property(code, fc.constantFrom(...TOKEN_ITEMS), (product, item) => {
        expect(parseTokenUnit(tokenUnit(product, item))).toEqual({ product, item })
      }),
    )
  })

  test.each(['EUR', 'sample:licence', ':base', 'sample:base:more', ''])('is not read from “%s”', (text) => {
    expect(parseTokenUnit(text)).toBeNull()
  })
})
