import { describe, expect, test } from 'vitest'
import type { CertificateName } from '#domain/names/certificate-name.ts'
import { readName } from '#domain/names/certificate-name.ts'
import {
  AT_EACH_HOST,
  authorizationDomain,
  authorizationDomains,
  placesFor,
} from '#domain/validation/authorization-domain.ts'

function nameOf(entry: string): CertificateName {
  const reading = readName(entry, ['example'])
  if (!reading.ok) throw new Error(reading.fault)
  return reading.name
}

describe('the domains at which control may be proved', () => {
  test.each([
    ['harbour.co.uk', ['harbour.co.uk']],
    ['a.b.harbour.co.uk', ['a.b.harbour.co.uk', 'b.harbour.co.uk', 'harbour.co.uk']],
    ['www.bakery.uk.com', ['www.bakery.uk.com', 'bakery.uk.com']],
    ['*.shop.harbour.example', ['shop.harbour.example', 'harbour.example']],
    ['8.8.8.8', ['8.8.8.8']],
    ['2606:4700::1', ['2606:4700::1']],
  ])('for %s are %j', (entry, domains) => {
    expect(authorizationDomains(nameOf(entry))).toEqual(domains)
  })
})

describe('the domain to recommend', () => {
  test.each([
    ['dns_txt', 'shop.harbour.example', 'harbour.example'],
    ['dns_cname', '*.shop.harbour.example', 'harbour.example'],
    ['email', 'shop.harbour.example', 'harbour.example'],
    ['http_file', 'shop.harbour.example', 'shop.harbour.example'],
    ['http_file', '8.8.8.8', '8.8.8.8'],
  ] as const)('by %s for %s is %s', (method, entry, domain) => {
    expect(authorizationDomain(nameOf(entry), method)).toBe(domain)
  })
})

describe('the places among which one may choose', () => {
  test.each([
    [['harbour.example'], []],
    [['*.harbour.example'], []],
    [['www.harbour.example'], ['harbour.example', 'www.harbour.example']],
    [['*.shop.harbour.example'], ['harbour.example', 'shop.harbour.example']],
    [
      ['harbour.example', 'www.harbour.example'],
      ['harbour.example', 'each'],
    ],
    [
      ['a.shop.harbour.example', '*.shop.harbour.example'],
      ['harbour.example', 'shop.harbour.example', 'each'],
    ],
    [['8.8.8.8'], []],
  ])('for %j are %j', (entries, places) => {
    expect(placesFor(entries.map(nameOf))).toEqual(places)
  })

  test.each([
    ['dns_txt', 'a.shop.harbour.example', 'shop.harbour.example', 'shop.harbour.example'],
    ['email', '*.shop.harbour.example', AT_EACH_HOST, 'shop.harbour.example'],
    ['email', 'www.harbour.example', AT_EACH_HOST, 'www.harbour.example'],
    ['http_file', 'www.harbour.example', 'harbour.example', 'www.harbour.example'],
  ] as const)('by %s for %s at %s lead to %s', (method, entry, place, domain) => {
    expect(authorizationDomain(nameOf(entry), method, place)).toBe(domain)
  })
})
