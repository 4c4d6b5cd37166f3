import { expect, test } from 'vitest'
import { productsNamed } from '#domain/catalogue/products-named.ts'
import { DEMO_CATALOGUE } from '../../../seeds/catalogue/catalogue.ts'

const of = (brand: string) =>
  DEMO_CATALOGUE.products.filter((product) => product.brand === brand).map(({ code }) => code)

test('products are found by their brand, by part of their name, and by both', () => {
  expect(productsNamed(DEMO_CATALOGUE, 'certigna')).toEqual(of('certigna'))
  expect(productsNamed(DEMO_CATALOGUE, 'POSITIVE')).toEqual(expect.arrayContaining(['positivessl']))
  expect(of('digicert')).toEqual(expect.arrayContaining(productsNamed(DEMO_CATALOGUE, 'basic digicert')))
  expect(productsNamed(DEMO_CATALOGUE, 'basic digicert').length).toBeGreaterThan(0)
  expect(productsNamed(DEMO_CATALOGUE, 'nothing like it')).toEqual([])
})
