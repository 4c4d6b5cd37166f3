import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findPrice, publicTerms } from '#domain/pricing/price.ts'
import { planPrices } from '#domain/pricing/plan-prices.ts'
import { priceOrder, withHandlingFee } from '#domain/pricing/price-order.ts'
import { priceTokens } from '#domain/pricing/price-tokens.ts'
import { aProduct } from '../catalogue/sample-product.ts'
import { anOrder, aPrice } from './sample-prices.ts'

const PUBLIC = publicTerms('EUR')
const PRICES = [
  aPrice('base', 10_000n),
  aPrice('base', 19_000n, { years: 2 }),
  aPrice('base', 8_700n, { currency: 'GBP' }),
  aPrice('base', 9_000n, { option: 'deposit' }),
  aPrice('base', 7_000n, { option: 'deposit', fromQuantity: 50 }),
  aPrice('base', 8_000n, { option: 'deposit', fromQuantity: 10 }),
  aPrice('base', 9_500n, { option: 'bulk' }),
  aPrice('base', 8_500n, { option: 'bulk', fromQuantity: 10 }),
  aPrice('additional', 900n, { option: 'bulk' }),
  aPrice('additional', 1_000n),
  aPrice('domain', 3_000n),
  aPrice('licence', 5_000n),
  aPrice('guidance', 4_900n),
]

describe('the price of an order', () => {
  test('lists what is asked for, and nothing that is not', () => {
    const order = anOrder({ extraNames: { additional: 3, domain: 1, wildcard: 0 }, licences: 2, guidance: true })

    const { lines, net } = priceOrder(order, PRICES, PUBLIC)

    expect(lines.map(({ item, quantity, amount }) => [item, quantity, amount])).toEqual([
      ['base', 1, 10_000n],
      ['additional', 3, 3_000n],
      ['domain', 1, 3_000n],
      ['licence', 1, 5_000n],
      ['guidance', 1, 4_900n],
    ])
    expect(net).toBe(25_900n)
  })

  test('of a longer plan is the plan’s own, not a multiple', () => {
    const [line] = priceOrder(anOrder({ planYears: 2 }), PRICES, PUBLIC).lines

    expect(line).toEqual({
      product: 'sample',
      item: 'base',
      quantity: 1,
      years: 2,
      unitAmount: 19_000n,
      amount: 19_000n,
    })
  })

  test.each([
    ['the account’s currency', { ...PUBLIC, currency: 'GBP' }, 8_700n],
    ['the first tier of a deposit account', { option: 'deposit', currency: 'EUR', quantity: 9 }, 9_000n],
    ['the tier that it reaches exactly', { option: 'deposit', currency: 'EUR', quantity: 10 }, 8_000n],
    ['the highest tier for any more', { option: 'deposit', currency: 'EUR', quantity: 1_000 }, 7_000n],
    ['the public price where a bulk account pays in money', { option: 'bulk', currency: 'EUR', quantity: 10 }, 10_000n],
  ] as const)('follows %s', (_, terms, expected) => {
    expect(priceOrder(anOrder(), PRICES, terms).net).toBe(expected)
  })

  test.each([
    ['a plan that is not sold', { planYears: 3 }, 'plan_not_sold'],
    [
      'a licence where machines are not counted',
      { licences: 2, product: aProduct({ licences: false }) },
      'option_not_sold',
    ],
    ['guidance where there is none', { guidance: true, product: aProduct({ guidance: false }) }, 'option_not_sold'],
    ['an item without a price', { extraNames: { additional: 0, domain: 0, wildcard: 1 } }, 'price_missing'],
  ] as const)('is refused for %s', (_, fields, code) => {
    expect(() => priceOrder(anOrder(fields), PRICES, PUBLIC)).toThrow(
      expect.objectContaining({ kind: 'invalid', code }),
    )
  })

  test('is the sum of its lines, each of quantity times unit amount', () => {
    const names = fc.record({ additional: fc.nat(250), domain: fc.nat(250), wildcard: fc.constant(0) })
    fc.assert(
      fc.property(names, fc.integer({ min: 1, max: 500 }), fc.boolean(), (extraNames, licences, guidance) => {
        const { lines, net } = priceOrder(anOrder({ extraNames, licences, guidance }), PRICES, PUBLIC)

        expect(lines.every((line) => line.amount === line.unitAmount * BigInt(line.quantity))).toBe(true)
        expect(lines.reduce((total, line) => total + line.amount, 0n)).toBe(net)
        expect(lines.reduce((total, line) => total + line.quantity, 0)).toBe(
          extraNames.additional + extraNames.domain + licences + Number(guidance),
        )
      }),
    )
  })

  test('gains a line for the handling of a purchase order', () => {
    const priced = withHandlingFee(priceOrder(anOrder(), PRICES, PUBLIC), 'sample', 1_500n)

    expect(priced.net).toBe(11_500n)
    expect(priced.lines.at(-1)).toMatchObject({ item: 'handling', quantity: 1, amount: 1_500n })
  })
})

describe('a purchase of tokens', () => {
  test('prices each line at the tier of its own quantity', () => {
    const { lines, net } = priceTokens(
      [
        { product: 'sample', item: 'base', quantity: 10 },
        { product: 'sample', item: 'additional', quantity: 2 },
      ],
      PRICES,
      'EUR',
    )

    expect(lines.map(({ unitAmount, amount, years }) => [unitAmount, amount, years])).toEqual([
      [8_500n, 85_000n, 1],
      [900n, 1_800n, 1],
    ])
    expect(net).toBe(86_800n)
  })

  test('is refused for what is not sold by tokens', () => {
    const buy = () => priceTokens([{ product: 'sample', item: 'wildcard', quantity: 1 }], PRICES, 'EUR')

    expect(buy).toThrow(expect.objectContaining({ code: 'price_missing' }))
  })
})

describe('the order buttons', () => {
  test('show the price of each plan length that has one', () => {
    expect(planPrices(aProduct({ planYears: [1, 2, 3] }), PRICES, PUBLIC)).toEqual([
      { years: 1, amount: 10_000n },
      { years: 2, amount: 19_000n },
    ])
  })

  test('show a bulk account the price of as many tokens as the plan has years', () => {
    expect(planPrices(aProduct(), PRICES, { option: 'bulk', currency: 'EUR', quantity: 1 })).toEqual([
      { years: 1, amount: 9_500n },
      { years: 2, amount: 19_000n },
    ])
  })
})

test('a quantity below every tier has no price', () => {
  const wanted = { product: 'sample', item: 'base', years: 1 } as const
  const onlyMany = [aPrice('base', 100n, { fromQuantity: 10 })]

  expect(findPrice(onlyMany, wanted, PUBLIC)).toBeNull()
})
