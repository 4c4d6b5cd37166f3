import { describe, expect, test } from 'vitest'
import {
  DCV_METHODS,
  METHOD_RULES,
  METHOD_SUNSETS,
  methodCovers,
  methodEndsAt,
  methodHoldsOn,
  methodsFor,
} from '#domain/rules/dcv-methods.ts'

const NOW = new Date('2026-11-23T00:00:00Z')

describe('the coverage matrix', () => {
  test.each([
    ['dns_persistent', true, true, false],
    ['dns_cname', true, true, false],
    ['dns_txt', true, true, false],
    ['http_file', true, false, true],
    ['email', true, true, false],
    ['acme_dns_01', true, true, false],
    ['acme_http_01', true, false, true],
    ['acme_tls_alpn_01', true, false, true],
  ] as const)('%s proves hosts: %s, wildcards: %s, addresses: %s', (method, host, wildcard, ip) => {
    expect(methodCovers(method, 'host')).toBe(host)
    expect(methodCovers(method, 'wildcard')).toBe(wildcard)
    expect(methodCovers(method, 'ip')).toBe(ip)
    expect(METHOD_RULES[method].coversBelow).toBe(wildcard)
  })

  test('gives every method a name for CAA records', () => {
    for (const method of DCV_METHODS) expect(METHOD_RULES[method].caaLabels.length).toBeGreaterThan(0)
  })
})

describe('the end of a method', () => {
  test('of e-mail is 15 March 2028, to the second', () => {
    expect(methodEndsAt('email')).toEqual(new Date('2028-03-15T00:00:00Z'))
    expect(methodHoldsOn('email', new Date('2028-03-14T23:59:59Z'))).toBe(true)
    expect(methodHoldsOn('email', new Date('2028-03-15T00:00:00Z'))).toBe(false)
  })

  test.each(DCV_METHODS.filter((method) => method !== 'email'))('of %s is not known', (method) => {
    expect(methodEndsAt(method)).toBeNull()
    expect(methodHoldsOn(method, new Date('2040-01-01T00:00:00Z'))).toBe(true)
  })

  test('is dated for each section that a ballot has closed', () => {
    expect(METHOD_SUNSETS.filter(({ from }) => from <= '2026-11-23').map(({ section }) => section)).toEqual([
      '3.2.2.4.2',
      '3.2.2.4.15',
      '3.2.2.4.8',
    ])
  })
})

describe('the methods to choose from', () => {
  test('are the offered ones, the one that lasts first', () => {
    const offered = ['email', 'http_file', 'dns_txt', 'dns_cname'] as const

    expect(methodsFor('host', offered, NOW)).toEqual(['dns_cname', 'dns_txt', 'http_file', 'email'])
    expect(methodsFor('wildcard', offered, NOW)).toEqual(['dns_cname', 'dns_txt', 'email'])
    expect(methodsFor('ip', offered, NOW)).toEqual(['http_file'])
  })

  test('lose e-mail on the day it ends', () => {
    expect(methodsFor('host', ['email'], new Date('2028-03-14T23:59:59Z'))).toEqual(['email'])
    expect(methodsFor('host', ['email'], new Date('2028-03-15T00:00:00Z'))).toEqual([])
  })
})
