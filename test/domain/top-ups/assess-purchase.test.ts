import { describe, expect, test } from 'vitest'
import { PURCHASE_OPTIONS } from '#domain/access/signed-in.ts'
import { assessPurchase, type PurchaseContext } from '#domain/top-ups/assess-purchase.ts'
import { MOST_TOKENS, type TypedLine } from '#domain/top-ups/read-lines.ts'
import { mayHoldTokens } from '#domain/top-ups/tokens-on-sale.ts'
import { aContract } from '../contracts/sample-contract.ts'
import { aPrice } from '../pricing/sample-prices.ts'

const bulk = (product: string, amount: bigint, fields: Parameters<typeof aPrice>[2] = {}) =>
  aPrice('base', amount, { product, option: 'bulk', ...fields })
const product = (code: string, fields = {}) => ({ code, orderable: true, test: false, ...fields })

const CONTEXT: PurchaseContext = {
  option: 'bulk',
  currency: 'EUR',
  products: [product('dv'), product('ov'), product('gone', { orderable: false }), product('trial', { test: true })],
  prices: [
    bulk('dv', 1000n),
    bulk('dv', 800n, { fromQuantity: 10 }),
    bulk('dv', 500n, { fromQuantity: 100 }),
    aPrice('wildcard', 3000n, { product: 'dv', option: 'bulk' }),
    bulk('dv', 99n, { years: 2 }),
    bulk('dv', 99n, { currency: 'GBP' }),
    aPrice('base', 99n, { product: 'ov', option: 'rebate' }),
    bulk('ov', 2000n, { currency: 'GBP' }),
    bulk('gone', 99n),
    bulk('trial', 99n),
  ],
  contracts: [],
  today: '2026-11-23',
}
const line = (quantity: string, unit = 'dv:base'): TypedLine => ({ unit, quantity })
const assess = (typed: readonly TypedLine[], context: Partial<PurchaseContext> = {}) =>
  assessPurchase(typed, { ...CONTEXT, ...context })

test.each(PURCHASE_OPTIONS)('an account of the option %s holds tokens, or does not', (option) => {
  expect(mayHoldTokens(option)).toBe(option === 'bulk' || option === 'rebate')
  expect(assess([line('1')], { option }).purchase !== null).toBe(mayHoldTokens(option))
})

describe('what is on sale', () => {
  const units = (context: Partial<PurchaseContext> = {}) => assess([], context).onSale.map(({ unit }) => unit)

  test('is what has a price for one year of tokens in the currency, of products that are sold', () => {
    expect(units()).toEqual(['dv:base', 'dv:wildcard'])
    expect(units({ currency: 'GBP' })).toEqual(['dv:base', 'ov:base'])
  })

  test('is what the contract lists, and nothing outside its days', () => {
    expect(units({ contracts: [aContract({ products: ['dv'] })] })).toEqual(['dv:base', 'dv:wildcard'])
    expect(units({ contracts: [aContract({ products: ['ov'] })] })).toEqual([])
    expect(units({ contracts: [aContract({ products: ['dv'], endsOn: '2026-11-22' })] })).toEqual([])
  })
})

describe('the price of a line', () => {
  test.each([
    ['1', 1000n],
    ['9', 1000n],
    ['10', 800n],
    ['99', 800n],
    ['100', 500n],
    [String(MOST_TOKENS), 500n],
  ])('of %s is at the tier that this number reaches', (quantity, unitAmount) => {
    const [priced] = assess([line(quantity)]).lines

    expect(priced).toMatchObject({ unitAmount, amount: unitAmount * BigInt(quantity) })
  })

  test('is at the contract’s level where that is higher', () => {
    const contracts = [aContract({ products: ['dv'], priceLevel: 100 })]

    expect(assess([line('1')], { contracts }).lines[0]?.unitAmount).toBe(500n)
  })

  test('is counted on lines of one kind together', () => {
    const { lines, purchase } = assess([line('4'), line('1', 'dv:wildcard'), line(' 6 ')])

    expect(lines.map(({ unit, quantity, unitAmount }) => [unit, quantity, unitAmount])).toEqual([
      ['dv:base', 10, 800n],
      ['dv:wildcard', 1, 3000n],
    ])
    expect(purchase).toEqual([
      { product: 'dv', item: 'base', quantity: 10 },
      { product: 'dv', item: 'wildcard', quantity: 1 },
    ])
  })
})

describe('a list that can not be bought', () => {
  test.each(['', '0', '-1', '1.5', '1e3', 'ten', '10001', '99999999999', '١'])('asks again about “%s”', (quantity) => {
    const { lines, purchase } = assess([line(quantity), line('1', 'dv:wildcard')])

    expect(lines[0]).toMatchObject({ quantity: null, amount: null, unitAmount: 1000n })
    expect(purchase).toBeNull()
  })

  test('is an empty one, or one of what is not on sale', () => {
    expect(assess([])).toMatchObject({ lines: [], purchase: null })
    expect(assess([line('1', 'ov:base'), line('1', 'no-such'), line('1', '')])).toMatchObject({
      lines: [],
      purchase: null,
    })
  })
})
