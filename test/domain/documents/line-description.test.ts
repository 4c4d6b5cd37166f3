import { describe, expect, test } from 'vitest'
import { lineDescription, tokenDescription } from '#domain/documents/line-description.ts'
import type { PricedLine } from '#domain/pricing/price-order.ts'
import { aProduct } from '../catalogue/sample-product.ts'

const product = aProduct()

function aLine(item: PricedLine['item'], years = 1): PricedLine {
  return { product: 'sample', item, quantity: 1, years, unitAmount: 100n, amount: 100n }
}

describe('a line of a document', () => {
  test.each([
    ['en', aLine('base'), 'Sample – www.bakery.example – 1 year'],
    ['fr', aLine('base'), 'Échantillon – www.bakery.example – 1 an'],
    ['en', aLine('base', 3), 'Sample – www.bakery.example – 3 years'],
    ['fr', aLine('base', 3), 'Échantillon – www.bakery.example – 3 ans'],
    ['en', aLine('domain', 2), 'Sample – name of another domain – 2 years'],
    ['fr', aLine('wildcard', 2), 'Échantillon – nom générique (wildcard) – 2 ans'],
    ['en', aLine('handling'), 'Handling fee for payment after delivery'],
  ] as const)('in %s says exactly what is sold', (language, line, expected) => {
    expect(lineDescription(line, { product, commonName: 'www.bakery.example', language })).toBe(expected)
  })

  test('leaves out a name that is not known yet', () => {
    expect(lineDescription(aLine('base'), { product, commonName: null, language: 'en' })).toBe('Sample – 1 year')
  })

  test.each([
    ['en', aLine('base'), 'Certificate token – Sample – 1 year'],
    ['fr', aLine('additional'), 'Jeton de certificat – Échantillon – nom supplémentaire du même domaine – 1 an'],
  ] as const)('of a token purchase in %s says what the token is for', (language, line, expected) => {
    expect(tokenDescription(line, product, language)).toBe(expected)
  })
})
