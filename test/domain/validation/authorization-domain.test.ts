import { describe, expect, test } from 'vitest'
import type { CertificateName } from '#domain/names/certificate-name.ts'
import { readName } from '#domain/names/certificate-name.ts'
import { authorizationDomain, authorizationDomains } from '#domain/validation/authorization-domain.ts'

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
