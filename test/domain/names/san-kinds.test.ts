import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sortNames } from '#domain/names/san-kinds.ts'
import { aProduct, namesOf, up } from './products.ts'

const MULTI = aProduct({
  base: 'any',
  freeCompanion: true,
  ipAddresses: true,
  kinds: { additional: up(100), domain: up(100), wildcard: up(100) },
})
const kindsOf = (entries: string[], product = MULTI) =>
  sortNames(namesOf(...entries), product).names.map(({ name, kind }) => [name.value, kind])

describe('sorting names', () => {
  test('tells hosts of known domains, new domains and wildcards apart', () => {
    expect(
      kindsOf(['shop.harbour.example', 'mail.harbour.example', 'pier.example', 'a.pier.example', '*.quay.example']),
    ).toEqual([
      ['shop.harbour.example', 'base'],
      ['mail.harbour.example', 'additional'],
      ['pier.example', 'domain'],
      ['a.pier.example', 'additional'],
      ['*.quay.example', 'wildcard'],
    ])
  })

  test('knows a domain by its wildcard, wherever that stands', () => {
    expect(kindsOf(['harbour.example', 'a.pier.example', '*.pier.example'])).toEqual([
      ['harbour.example', 'base'],
      ['a.pier.example', 'additional'],
      ['*.pier.example', 'wildcard'],
    ])
  })

  test('sells an address like a domain of its own', () => {
    expect(kindsOf(['harbour.example', '8.8.8.8', '2606:4700::1'])).toEqual([
      ['harbour.example', 'base'],
      ['8.8.8.8', 'domain'],
      ['2606:4700::1', 'domain'],
    ])
  })

  test('takes as base the first name that may be one', () => {
    const wildcardOnly = aProduct({ base: 'wildcard', freeCompanion: true })
    const hostOnly = aProduct({ kinds: { wildcard: up(1) } })

    expect(kindsOf(['harbour.example', '*.harbour.example'], wildcardOnly)).toEqual([
      ['*.harbour.example', 'base'],
      ['harbour.example', 'companion'],
    ])
    expect(kindsOf(['*.harbour.example', 'harbour.example'], hostOnly)).toEqual([
      ['harbour.example', 'base'],
      ['*.harbour.example', 'wildcard'],
    ])
    expect(kindsOf(['harbour.example'], wildcardOnly)).toEqual([['harbour.example', 'base']])
  })

  test('has nothing to sort in an empty list', () => {
    expect(sortNames([], MULTI)).toEqual({
      names: [],
      proposal: null,
      counts: {
        additional: { listed: 0, paid: 0 },
        domain: { listed: 0, paid: 0 },
        wildcard: { listed: 0, paid: 0 },
      },
    })
  })

  test('names the wildcard that makes a host superfluous', () => {
    const { names } = sortNames(namesOf('*.harbour.example', 'a.harbour.example', 'a.b.harbour.example'), MULTI)

    expect(names.map(({ coveredBy }) => coveredBy)).toEqual([null, '*.harbour.example', null])
  })
})

describe('the free companion', () => {
  test.each([
    ['harbour.example', 'www.harbour.example'],
    ['www.harbour.example', 'harbour.example'],
    ['shop.harbour.example', 'www.shop.harbour.example'],
    ['*.harbour.example', 'harbour.example'],
    ['*.shop.harbour.example', 'shop.harbour.example'],
  ])('of %s is %s', (base, companion) => {
    expect(sortNames(namesOf(base), MULTI).proposal).toBe(companion)

    const listed = sortNames(namesOf(base, companion), MULTI)
    expect(listed.proposal).toBeNull()
    expect(listed.names[1]).toMatchObject({ kind: 'companion', isPaid: false })
    expect(listed.counts).toMatchObject({ additional: { listed: 0, paid: 0 } })
  })

  test('of an address does not exist, and a suffix is never one', () => {
    expect(sortNames(namesOf('8.8.8.8'), MULTI).proposal).toBeNull()
    expect(sortNames(namesOf('www.example'), MULTI).proposal).toBe('www.www.example')
  })

  test('costs like any other name where the product gives none', () => {
    const product = aProduct({ kinds: { additional: up(5) } })
    const { names, proposal } = sortNames(namesOf('harbour.example', 'www.harbour.example'), product)

    expect(proposal).toBeNull()
    expect(names[1]).toMatchObject({ kind: 'additional', isPaid: true })
  })
})

describe('what the price holds already', () => {
  test('is taken by the names listed first', () => {
    const product = aProduct({ kinds: { additional: up(10, 2) } })
    const list = ['harbour.example', 'a.harbour.example', 'b.harbour.example', 'c.harbour.example']
    const { names, counts } = sortNames(namesOf(...list), product)

    expect(names.map(({ isPaid }) => isPaid)).toEqual([false, false, false, true])
    expect(counts.additional).toEqual({ listed: 3, paid: 1 })
  })
})

describe('hosts for which the additional places do not suffice', () => {
  const list = ['harbour.example', 'a.harbour.example', 'b.harbour.example', 'pier.example']

  test('take places for domains while there are any', () => {
    const product = aProduct({ kinds: { additional: up(1), domain: up(2) } })

    expect(kindsOf(list, product)).toEqual([
      ['harbour.example', 'base'],
      ['a.harbour.example', 'additional'],
      ['b.harbour.example', 'domain'],
      ['pier.example', 'domain'],
    ])
  })

  test('never take them from a domain that needs one', () => {
    const product = aProduct({ kinds: { additional: up(1), domain: up(1) } })

    expect(kindsOf(list, product)).toEqual([
      ['harbour.example', 'base'],
      ['a.harbour.example', 'additional'],
      ['b.harbour.example', 'additional'],
      ['pier.example', 'domain'],
    ])
  })

  test('stay where they are when the domains are too many themselves', () => {
    const product = aProduct({ kinds: { additional: up(1) } })

    expect(sortNames(namesOf(...list), product).counts).toMatchObject({
      additional: { listed: 2 },
      domain: { listed: 1 },
    })
  })
})

describe('whatever is sorted', () => {
  const entry = fc
    .tuple(fc.constantFrom('', '', 'a.', 'b.', 'www.', '*.'), fc.constantFrom('harbour', 'pier', 'quay', 'dock'))
    .map(([prefix, domain]) => `${prefix}${domain}.example`)
  const list = fc.uniqueArray(entry, { minLength: 1, maxLength: 12 })
  const limit = fc.record({ included: fc.nat(3), maximum: fc.nat(6) })
  const product = fc.record({
    base: fc.constantFrom('host' as const, 'wildcard' as const, 'any' as const),
    freeCompanion: fc.boolean(),
    ipAddresses: fc.boolean(),
    kinds: fc.record({ additional: limit, domain: limit, wildcard: limit }),
  })

  test('comes out complete, each name once', () => {
    fc.assert(
      fc.property(list, product, (entries, rule) => {
        const sorted = sortNames(namesOf(...entries), rule).names.map(({ name }) => name.value)
        expect(sorted.toSorted()).toEqual(entries.toSorted())
      }),
    )
  })

  test('is counted and priced as it is sorted', () => {
    fc.assert(
      fc.property(list, product, (entries, rule) => {
        const { names, counts } = sortNames(namesOf(...entries), rule)
        for (const kind of ['additional', 'domain', 'wildcard'] as const) {
          const ofKind = names.filter((name) => name.kind === kind)
          expect(counts[kind]).toEqual({ listed: ofKind.length, paid: ofKind.filter(({ isPaid }) => isPaid).length })
        }
      }),
    )
  })

  test('costs the same in any order behind the base', () => {
    const shuffled = list.chain(([base = '', ...rest]) =>
      fc.tuple(
        fc.constant([base, ...rest]),
        fc.shuffledSubarray(rest, { minLength: rest.length }).map((others) => [base, ...others]),
      ),
    )
    fc.assert(
      fc.property(shuffled, product, ([one, other], rule) => {
        const any = { ...rule, base: 'any' as const }
        expect(sortNames(namesOf(...other), any).counts).toEqual(sortNames(namesOf(...one), any).counts)
      }),
    )
  })
})
