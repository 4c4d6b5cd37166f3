import { describe, expect, test } from 'vitest'
import {
  connectorOf,
  getOrderableProduct,
  getProduct,
  priceListOn,
  type Catalogue,
} from '#domain/catalogue/catalogue.ts'
import { aProduct } from './sample-product.ts'

const CATALOGUE: Catalogue = {
  suppliers: [{ code: 'sectigo', name: 'Sectigo', connector: 'builtin' }],
  brands: [],
  products: [aProduct({ code: 'open' }), aProduct({ code: 'later', orderable: false, supplier: 'harica' })],
  priceLists: [
    { code: 'old', startsOn: '2026-01-01', prices: [] },
    { code: 'new', startsOn: '2026-07-01', prices: [] },
  ],
}

describe('a product', () => {
  test('is found by its code', () => {
    expect(getProduct(CATALOGUE, 'later').code).toBe('later')
  })

  test.each(['later', 'unknown'])('can not be ordered when it is %s', (code) => {
    expect(() => getOrderableProduct(CATALOGUE, code)).toThrow(
      expect.objectContaining({ kind: 'not_found', code: 'product_not_sold' }),
    )
  })

  test('can be ordered when its form is open', () => {
    expect(getOrderableProduct(CATALOGUE, 'open').code).toBe('open')
  })

  test('is carried out by its supplier’s connector, and by hand without one', () => {
    expect(CATALOGUE.products.map((product) => connectorOf(CATALOGUE, product))).toEqual(['builtin', 'manual'])
  })
})

describe('the price list', () => {
  test.each([
    ['2026-06-30', 'old'],
    ['2026-07-01', 'new'],
    ['2030-01-01', 'new'],
  ])('of %s is the %s one', (day, expected) => {
    expect(priceListOn(CATALOGUE, day).code).toBe(expected)
  })

  test('is refused for a day before the first one', () => {
    expect(() => priceListOn(CATALOGUE, '2025-12-31')).toThrow(expect.objectContaining({ code: 'price_missing' }))
  })
})
