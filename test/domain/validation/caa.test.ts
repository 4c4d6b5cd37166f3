import { describe, expect, test } from 'vitest'
import {
  caaDomains,
  isDecisive,
  judgeCaa,
  type CaaCode,
  type CaaLookup,
  type CaaRequest,
} from '#domain/validation/caa.ts'
import type { SeenAnswer } from '#domain/validation/seen.ts'

type Property = [flags: number, tag: string, value: string]

const NOW = new Date('2026-11-23T00:00:00Z')
const found = (...properties: Property[]): CaaLookup['answer'] => ({
  outcome: 'found',
  dnssec: 'insecure',
  records: properties.map(([flags, tag, value]) => ({ name: '', type: 'CAA', value: '', caa: { flags, tag, value } })),
})
const nothing: CaaLookup['answer'] = { outcome: 'no_data', records: [], dnssec: 'insecure' }
const failed = (outcome: SeenAnswer['outcome'], dnssec: SeenAnswer['dnssec']): CaaLookup['answer'] => ({
  outcome,
  records: [],
  dnssec,
})
const request = (rest: Partial<CaaRequest> = {}): CaaRequest => ({
  name: { kind: 'host', value: 'www.harbour.example' },
  issuers: ['authority.example', 'old.authority.example'],
  method: 'dns_txt',
  accountUri: 'https://authority.example/acct/1',
  at: NOW,
  ...rest,
})
const WILDCARD: Partial<CaaRequest> = { name: { kind: 'wildcard', value: '*.harbour.example' } }
const climb = (...answers: CaaLookup['answer'][]): CaaLookup[] =>
  answers.map((answer, index) => ({
    domain: ['www.harbour.example', 'harbour.example', 'example'][index] ?? '',
    answer,
  }))
const judge = (properties: Property[], rest: Partial<CaaRequest> = {}) =>
  judgeCaa(request(rest), climb(found(...properties)))

describe('the domains to ask', () => {
  test.each([
    [
      { kind: 'host', value: 'a.b.harbour.example' } as const,
      ['a.b.harbour.example', 'b.harbour.example', 'harbour.example', 'example'],
    ],
    [{ kind: 'wildcard', value: '*.harbour.example' } as const, ['harbour.example', 'example']],
    [{ kind: 'ip', value: '8.8.8.8' } as const, []],
  ])('for %j', (name, domains) => {
    expect(caaDomains(name)).toEqual(domains)
  })
})

describe('the climb', () => {
  test.each<[string, CaaLookup['answer'], boolean]>([
    ['records', found([0, 'issue', ';']), true],
    [
      'only an alias',
      { outcome: 'found', dnssec: 'insecure', records: [{ name: '', type: 'CNAME', value: 'x' }] },
      false,
    ],
    ['an alias with a broken signature', { outcome: 'found', dnssec: 'bogus', records: [] }, true],
    ['no records', nothing, false],
    ['no such name', failed('nxdomain', 'secure'), false],
    ['nothing, with a broken signature', failed('no_data', 'bogus'), true],
    ['no such name, with a broken signature', failed('nxdomain', 'bogus'), true],
    ['a broken signature', failed('bogus', 'bogus'), true],
    ['a failure of a signed zone', failed('servfail', 'secure'), true],
    ['a failure of a zone of which nothing is known', failed('timeout', 'unknown'), true],
    ['a failure of an unsigned zone', failed('servfail', 'insecure'), false],
    ['silence of an unsigned zone', failed('timeout', 'insecure'), false],
    ['nonsense of an unsigned zone', failed('malformed', 'insecure'), false],
    ['nonsense of a signed zone', failed('malformed', 'secure'), true],
  ])('at %s ends: %s', (_, answer, ends) => {
    expect(isDecisive(answer)).toBe(ends)
  })

  test('that finds nothing allows', () => {
    expect(judgeCaa(request(), climb(nothing, failed('nxdomain', 'insecure'), nothing))).toEqual({
      allowed: true,
      code: 'no_record',
      domain: null,
      record: null,
    })
    expect(judgeCaa(request(), [])).toMatchObject({ code: 'no_record' })
  })

  test('is decided by the first records on the way up', () => {
    const forbidden = found([0, 'issue', ';'])
    const allowed = found([0, 'issue', 'authority.example'])

    expect(judgeCaa(request(), climb(nothing, allowed, forbidden))).toEqual({
      allowed: true,
      code: 'issuer_allowed',
      domain: 'harbour.example',
      record: '0 issue "authority.example"',
    })
    expect(judgeCaa(request(), climb(forbidden, allowed))).toMatchObject({
      allowed: false,
      domain: 'www.harbour.example',
    })
  })

  test.each<[string, CaaLookup['answer'], CaaCode]>([
    ['broken signature', failed('bogus', 'unknown'), 'dnssec_bogus'],
    [
      'broken signature of what was found',
      { ...found([0, 'issue', 'authority.example']), dnssec: 'bogus' },
      'dnssec_bogus',
    ],
    ['failure', failed('servfail', 'secure'), 'lookup_failed'],
    ['silence', failed('timeout', 'unknown'), 'lookup_failed'],
  ])('that ends in a %s refuses', (_, answer, code) => {
    expect(judgeCaa(request(), climb(nothing, answer))).toEqual({
      allowed: false,
      code,
      domain: 'harbour.example',
      record: null,
    })
  })
})

describe('a set of records', () => {
  test.each<[string, Property[], CaaCode, boolean]>([
    ['names the authority', [[0, 'issue', 'authority.example']], 'issuer_allowed', true],
    ['names it by another of its names', [[0, 'issue', 'old.authority.example']], 'issuer_allowed', true],
    ['names it in capitals', [[0, 'ISSUE', ' Authority.Example ']], 'issuer_allowed', true],
    ['names it with a lone semicolon', [[0, 'issue', 'authority.example;']], 'issuer_allowed', true],
    [
      'names it among others',
      [
        [0, 'issue', 'other.example'],
        [0, 'issue', 'authority.example'],
      ],
      'issuer_allowed',
      true,
    ],
    [
      'names it and forbids all',
      [
        [0, 'issue', ';'],
        [0, 'issue', 'authority.example'],
      ],
      'issuer_allowed',
      true,
    ],
    ['names another', [[0, 'issue', 'other.example']], 'issuer_not_allowed', false],
    ['names only a part of it', [[0, 'issue', 'uthority.example']], 'issuer_not_allowed', false],
    ['forbids all', [[0, 'issue', ';']], 'issuance_forbidden', false],
    ['forbids all by an empty value', [[0, 'issue', '']], 'issuance_forbidden', false],
    ['is malformed', [[0, 'issue', 'not a name']], 'issuance_forbidden', false],
    ['has a malformed parameter', [[0, 'issue', 'authority.example; ???']], 'issuance_forbidden', false],
    ['only asks for reports', [[0, 'iodef', 'mailto:a@harbour.example']], 'no_restriction', true],
    ['only speaks of wildcards', [[0, 'issuewild', ';']], 'no_restriction', true],
    ['has an unknown tag', [[0, 'future', 'x']], 'no_restriction', true],
    [
      'has an unknown critical tag',
      [
        [128, 'future', 'x'],
        [0, 'issue', 'authority.example'],
      ],
      'critical_unknown_tag',
      false,
    ],
    ['has a known critical tag', [[128, 'ISSUE', 'authority.example']], 'issuer_allowed', true],
    ['has a critical bit with others', [[129, 'future', 'x']], 'critical_unknown_tag', false],
    ['has a reserved bit only', [[127, 'future', 'x']], 'no_restriction', true],
    ['knows a parameter that we do not', [[0, 'issue', 'authority.example; policy=ev']], 'issuer_allowed', true],
  ])('that %s', (_, properties, code, allowed) => {
    expect(judge(properties)).toMatchObject({ code, allowed, domain: 'www.harbour.example' })
  })

  test('may come with the aliases that led to it', () => {
    const alias = { name: 'www.harbour.example', type: 'CNAME', value: 'pier.example' }
    const { records } = found([0, 'issue', 'other.example'])
    const answer: CaaLookup['answer'] = { outcome: 'found', dnssec: 'secure', records: [alias, ...records] }

    expect(judgeCaa(request(), climb(answer))).toMatchObject({ allowed: false, code: 'issuer_not_allowed' })
  })

  test('shows the record that decided', () => {
    expect(
      judge([
        [0, 'issue', 'other.example'],
        [0, 'issue', ';'],
      ]).record,
    ).toBe('0 issue "other.example"')
    expect(
      judge([
        [0, 'issue', 'authority.example'],
        [128, 'future', 'x'],
      ]).record,
    ).toBe('128 future "x"')
    expect(judge([[0, 'iodef', 'mailto:a@harbour.example']]).record).toBeNull()
  })
})

describe('a wildcard', () => {
  test.each<[string, Property[], CaaCode, boolean]>([
    [
      'is governed by issuewild',
      [
        [0, 'issue', 'authority.example'],
        [0, 'issuewild', ';'],
      ],
      'issuance_forbidden',
      false,
    ],
    [
      'is allowed by issuewild alone',
      [
        [0, 'issue', ';'],
        [0, 'issuewild', 'authority.example'],
      ],
      'issuer_allowed',
      true,
    ],
    ['falls back on issue', [[0, 'issue', 'other.example']], 'issuer_not_allowed', false],
    ['is free where neither stands', [[0, 'iodef', 'mailto:a@harbour.example']], 'no_restriction', true],
  ])('%s', (_, properties, code, allowed) => {
    expect(judge(properties, WILDCARD)).toMatchObject({ code, allowed })
  })
})

describe('parameters', () => {
  const methods = (list: string): Property[] => [[0, 'issue', `authority.example; validationmethods=${list}`]]
  const account = (uri: string): Property[] => [[0, 'issue', `authority.example; accounturi=${uri}`]]
  const BINDING = { at: new Date('2027-03-15T00:00:00Z') }
  const ADVISORY = { at: new Date('2027-03-14T23:59:59Z') }

  test.each([
    ['dns_txt', 'ca-tbr-7', 'issuer_allowed'],
    ['dns_txt', 'http-01,ca-tbr-7', 'issuer_allowed'],
    ['dns_txt', 'dns-01', 'method_not_listed'],
    ['acme_dns_01', 'dns-01', 'issuer_allowed'],
    ['http_file', 'ca-tbr-18', 'issuer_allowed'],
    ['email', 'ca-tbr-7', 'method_not_listed'],
    [null, 'ca-tbr-7', 'issuer_allowed'],
  ] as const)('that the method %s meets the list %s', (method, list, code) => {
    expect(judge(methods(list), { ...BINDING, method })).toMatchObject({ code, allowed: code === 'issuer_allowed' })
  })

  test.each([
    ['https://authority.example/acct/1', 'https://authority.example/acct/1', 'issuer_allowed'],
    ['https://authority.example/acct/1', 'https://authority.example/acct/2', 'account_not_listed'],
    [null, 'https://authority.example/acct/1', 'account_not_listed'],
  ] as const)('that our account %s meets %s', (accountUri, listed, code) => {
    expect(judge(account(listed), { ...BINDING, accountUri })).toMatchObject({
      code,
      allowed: code === 'issuer_allowed',
    })
  })

  test('only warn until they bind, to the second', () => {
    expect(judge(methods('dns-01'), ADVISORY)).toMatchObject({ allowed: true, code: 'method_not_listed' })
    expect(judge(methods('dns-01'), BINDING)).toMatchObject({ allowed: false, code: 'method_not_listed' })
    expect(judge(account('https://else.example/'), ADVISORY)).toMatchObject({
      allowed: true,
      code: 'account_not_listed',
    })
    expect(judge(account('https://else.example/'), BINDING)).toMatchObject({ allowed: false })
  })

  test('may be written with blanks and capitals, and be empty', () => {
    const property = (value: string): Property[] => [[0, 'issue', value]]

    expect(judge(property('authority.example ; ValidationMethods = ca-tbr-7 ;'), BINDING).code).toBe('issuer_allowed')
    expect(judge(property('authority.example; validationmethods='), BINDING).code).toBe('method_not_listed')
  })

  test('of one record do not spoil another that fits', () => {
    const both: Property[] = [...methods('dns-01'), [0, 'issue', 'authority.example; validationmethods=ca-tbr-7']]

    expect(judge(both, BINDING)).toMatchObject({
      allowed: true,
      code: 'issuer_allowed',
      record: '0 issue "authority.example; validationmethods=ca-tbr-7"',
    })
  })
})
