import { describe, expect, test } from 'vitest'
import { productFaults, productsThatFit } from '#domain/names/product-fit.ts'
import { aProduct, namesOf, up } from './products.ts'

const SINGLE = aProduct({ freeCompanion: true })
const WILDCARD = aProduct({ base: 'wildcard', freeCompanion: true })
const MULTI = aProduct({ freeCompanion: true, ipAddresses: true, kinds: { additional: up(2), domain: up(2) } })

describe('a product', () => {
  test('takes the names that it was made for', () => {
    expect(productFaults(namesOf('harbour.example', 'www.harbour.example'), SINGLE)).toEqual([])
    expect(productFaults(namesOf('*.harbour.example', 'harbour.example'), WILDCARD)).toEqual([])
    expect(productFaults(namesOf('harbour.example', 'a.harbour.example', '8.8.8.8'), MULTI)).toEqual([])
  })

  test('wants a name', () => {
    expect(productFaults([], SINGLE)).toEqual([{ code: 'no_name' }])
  })

  test('wants a base of its kind', () => {
    expect(productFaults(namesOf('*.harbour.example'), SINGLE)).toEqual([
      { code: 'base_must_be_host', name: '*.harbour.example' },
    ])
    expect(productFaults(namesOf('harbour.example'), WILDCARD)).toEqual([
      { code: 'base_must_be_wildcard', name: 'harbour.example' },
    ])
  })

  test('says which kind it does not take at all', () => {
    expect(productFaults(namesOf('harbour.example', 'pier.example', 'a.harbour.example'), SINGLE)).toEqual([
      { code: 'kind_not_offered', kind: 'additional', listed: 1 },
      { code: 'kind_not_offered', kind: 'domain', listed: 1 },
    ])
    expect(productFaults(namesOf('harbour.example', '*.harbour.example'), MULTI)).toEqual([
      { code: 'kind_not_offered', kind: 'wildcard', listed: 1 },
    ])
  })

  test('takes its maximum and not one more', () => {
    const three = ['a.example', 'b.example', 'c.example']

    expect(productFaults(namesOf(...three), MULTI)).toEqual([])
    expect(productFaults(namesOf(...three, 'd.example'), MULTI)).toEqual([
      { code: 'too_many_for_product', kind: 'domain', listed: 3, maximum: 2 },
    ])
  })

  test('names each address that it does not take', () => {
    const product = aProduct({ kinds: { domain: up(5) } })

    expect(productFaults(namesOf('harbour.example', '8.8.8.8', '2606:4700::1'), product)).toEqual([
      { code: 'ip_not_offered', name: '8.8.8.8' },
      { code: 'ip_not_offered', name: '2606:4700::1' },
    ])
  })
})

describe('the products that are proposed instead', () => {
  const shelf = [
    { code: 'single', names: SINGLE },
    { code: 'wildcard', names: WILDCARD },
    { code: 'multi', names: MULTI },
  ]
  const proposed = (...entries: string[]) => productsThatFit(namesOf(...entries), shelf).map(({ code }) => code)

  test('are those that take all the names, in their order', () => {
    expect(proposed('harbour.example')).toEqual(['single', 'multi'])
    expect(proposed('*.harbour.example')).toEqual(['wildcard'])
    expect(proposed('harbour.example', 'pier.example')).toEqual(['multi'])
    expect(proposed('harbour.example', '*.pier.example')).toEqual([])
  })
})
