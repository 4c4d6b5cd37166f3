import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseMethods, domainsToProve } from '#domain/orders/domains-to-prove.ts'
import { parseNames } from '#domain/names/parse-names.ts'
import { DCV_METHODS } from '#domain/rules/dcv-methods.ts'

const NOW = new Date('2026-11-23T09:00:00Z')
const OFFERED = ['dns_cname', 'http_file', 'email'] as const

const domainsOf = (text: string, at = NOW) => domainsToProve(parseNames(text, ['example']).names, OFFERED, at)

describe('the domains to prove', () => {
  test('stand there once each, in the order in which they were typed', () => {
    const domains = domainsOf('www.one.example two.example shop.one.example')

    expect(domains.map(({ domain }) => domain)).toEqual(['one.example', 'two.example'])
  })

  test('can be proved by a file only where no wildcard is among their names', () => {
    const [one, two] = domainsOf('www.one.example two.example *.two.example')

    expect(one?.methods).toEqual(['dns_cname', 'http_file', 'email'])
    expect(two?.methods).toEqual(['dns_cname', 'email'])
  })

  test('are proved by a file alone where they are addresses', () => {
    const [address] = domainsOf('198.51.101.7')

    expect(address).toMatchObject({ target: 'ip', methods: ['http_file'], addresses: [] })
  })

  test('have five addresses for as long as mail proves anything', () => {
    const [before] = domainsOf('www.one.example', new Date('2028-03-14T23:59:59Z'))
    const [after] = domainsOf('www.one.example', new Date('2028-03-15T00:00:00Z'))

    expect(before?.addresses).toContain('hostmaster@one.example')
    expect(before?.addresses).toHaveLength(5)
    expect(after?.addresses).toEqual([])
  })
})

describe('the chosen methods', () => {
  const domains = domainsOf('www.one.example *.two.example')

  test('are the recommended ones for who chooses nothing', () => {
    expect(chooseMethods(domains, []).map(({ method }) => method)).toEqual(['dns_cname', 'dns_cname'])
  })

  test('keep only addresses of their own domain', () => {
    const wish = { domain: 'one.example', method: 'email', addresses: ['admin@one.example', 'admin@evil.example'] }

    expect(chooseMethods(domains, [wish])[0]).toEqual({
      domain: 'one.example',
      method: 'email',
      addresses: ['admin@one.example'],
      place: null,
    })
  })

  test('may be proved below the registrable domain, where all names of it are', () => {
    const [deep] = domainsOf('a.shop.one.example b.shop.one.example')
    const placed = (place: string) =>
      chooseMethods(deep ? [deep] : [], [{ domain: 'one.example', method: 'email', addresses: [], place }])[0]?.place

    expect(deep?.places).toEqual(['one.example', 'shop.one.example', 'each'])
    expect(['shop.one.example', 'each', 'one.example', 'a.shop.one.example', 'evil.example'].map(placed)).toEqual([
      'shop.one.example',
      'each',
      null,
      null,
      null,
    ])
  })

  test('are one for each domain and always one that it can be proved by, whatever a form asks for', () => {
    const wish = fc.record({
      domain: fc.constantFrom('one.example', 'two.example', 'evil.example'),
      method: fc.oneof(fc.constantFrom(...DCV_METHODS), fc.string()),
      addresses: fc.array(fc.string()),
    })

    fc.assert(
      fc.property(fc.array(wish), (wishes) => {
        const chosen = chooseMethods(domains, wishes)

        expect(chosen.map(({ domain }) => domain)).toEqual(domains.map(({ domain }) => domain))
        for (const [index, { method }] of chosen.entries()) expect(domains[index]?.methods).toContain(method)
      }),
    )
  })
})
