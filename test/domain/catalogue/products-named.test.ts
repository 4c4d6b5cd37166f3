import { expect, test } from 'vitest'
import { productsNamed } from '#domain/catalogue/products-named.ts'
import { STARTER_CATALOGUE } from '../../../seeds/catalogue/catalogue.ts'

const of = (brand: string) =>
  STARTER_CATALOGUE.products.filter((product) => product.brand === brand).map(({ code }) => code)

test('products are found by their brand, by part of their name, and by both', () => {
  expect(productsNamed(STARTER_CATALOGUE, 'certigna')).toEqual(of('certigna'))
  expect(productsNamed(STARTER_CATALOGUE, 'POSITIVE')).toEqual(expect.arrayContaining(['positivessl']))
  expect(of('digicert')).toEqual(expect.arrayContaining(productsNamed(STARTER_CATALOGUE, 'basic digicert')))
  expect(productsNamed(STARTER_CATALOGUE, 'basic digicert').length).toBeGreaterThan(0)
  expect(productsNamed(STARTER_CATALOGUE, 'nothing like it')).toEqual([])
})
