import { describe, expect, test } from 'vitest'
import { checkCsr } from '#domain/csr/check-csr.ts'
import { isCountryCode } from '#domain/csr/country-codes.ts'
import type { CsrContext } from '#domain/csr/csr-context.ts'
import { CSR_FINDINGS, isRefused, type CsrFinding } from '#domain/csr/findings.ts'
import { readCsrText } from '#domain/csr/read-csr-text.ts'
import { namesToAdd } from '#domain/csr/requested-names.ts'
import type { ParsedCsr } from '#domain/csr/parsed-csr.ts'
import {
  altNames,
  distinguishedName,
  extensionRequest,
  newKeyPair,
  requestDer,
  signedWith,
} from '../../support/csrs.ts'
import type { AttributeName } from '#domain/asn1/oids.ts'
import { CORPUS } from './corpus/corpus.ts'
import { HARBOUR, TLS_POLICY } from './corpus/csr-case.ts'

describe('what happened before', () => {
  const csr = aCsr([['commonName', 'www.harbour.example']])

  test.each([
    ['the key was reported compromised', { compromisedKeys: new Set([csr.spkiSha256]) }, 'refused', 'key_compromised'],
    ['another key was reported compromised', { compromisedKeys: new Set(['00']) }, null, null],
    ['the key signs code', { keyServesOtherPurpose: true }, 'refused', 'key_serves_other_purpose'],
    ['the key was used before', { keyUsedBefore: true }, 'warned', 'key_used_before'],
    ['the request was used before', { keyUsedBefore: true, csrUsedBefore: true }, 'warned', 'csr_used_before'],
  ] as const)('%s', (_, context, severity, code) => {
    expect(check(csr, context)).toEqual(code === null ? [] : [{ severity, code, details: {} }])
  })
})

describe('findings tell what a sentence needs', () => {
  const cases: readonly (readonly [string, AttributeName, string, Partial<CsrContext>, Partial<CsrFinding>])[] = [
    [
      'the field and who replaces it',
      'organization',
      'Fjord Hosting',
      {},
      {
        code: 'field_will_be_replaced',
        details: { attribute: 'organization', given: 'Fjord Hosting', kept: 'Harbour Bakery Ltd' },
      },
    ],
    [
      'the country that was meant',
      'country',
      'UK',
      {},
      { code: 'country_not_iso', details: { given: 'UK', proposal: 'GB' } },
    ],
    [
      'no country where none was meant',
      'country',
      'EU',
      {},
      { code: 'country_not_iso', details: { given: 'EU', proposal: '' } },
    ],
    [
      'the name as it will be',
      'commonName',
      'https://WWW.Harbour.example:443/',
      {},
      {
        code: 'common_name_cleaned',
        details: { given: 'https://WWW.Harbour.example:443/', proposal: 'www.harbour.example' },
      },
    ],
    [
      'the name in A-labels',
      'commonName',
      'www.bücher.example',
      {},
      {
        code: 'common_name_cleaned',
        details: { given: 'www.bücher.example', proposal: 'www.xn--bcher-kva.example' },
      },
    ],
    [
      'what is wrong with the name',
      'commonName',
      'server01',
      {},
      { code: 'common_name_not_usable', details: { given: 'server01', fault: 'internal_name' } },
    ],
    [
      'the length and its limit',
      'organization',
      'x'.repeat(65),
      { organization: null },
      { code: 'subject_value_too_long', details: { attribute: 'organization', length: 65, maximum: 64 } },
    ],
    [
      'not more of a value than a page can show',
      'organizationalUnit',
      'x'.repeat(500),
      {},
      { code: 'organizational_unit_ignored', details: { value: `${'x'.repeat(200)}…` } },
    ],
  ]

  test.each(cases)('%s', (_, attribute, value, context, expected) => {
    expect(check(aCsr([[attribute, value]]), context)).toContainEqual(expect.objectContaining(expected))
  })

  test('how many names the list lacks, and the first of them', () => {
    const csr = aCsr([], ['www.harbour.example', ...'abcdefg'.split('').map((letter) => `${letter}.harbour.example`)])

    expect(check(csr)).toEqual([
      {
        severity: 'warned',
        code: 'names_not_in_list',
        details: {
          count: 7,
          names: 'a.harbour.example, b.harbour.example, c.harbour.example, d.harbour.example, e.harbour.example, …',
        },
      },
    ])
  })
})

describe('the names of the request', () => {
  test('that the list lacks can be added, clean and once each', () => {
    const csr = aCsr(
      [['commonName', 'HTTPS://Shop.Harbour.example/']],
      ['shop.harbour.example', 'www.harbour.example', 'a_b.harbour.example'],
    )

    expect(namesToAdd(csr, ['www.harbour.example'], ['example'])).toEqual(['shop.harbour.example'])
  })

  test('do not matter to a product without host names', () => {
    const csr = aCsr(
      [
        ['commonName', 'Ada Lovelace'],
        ['email', 'ada@harbour.example'],
      ],
      ['server01'],
    )

    expect(check(csr, { orderedNames: null })).toEqual([])
  })
})

describe('the list of findings', () => {
  test('has the refusals first', () => {
    const findings = check(
      aCsr([
        ['country', 'UK'],
        ['commonName', 'server01'],
        ['organizationalUnit', 'IT'],
      ]),
    )

    const severities = findings.map(({ severity }) => severity)
    expect(severities).toEqual([...severities].sort())
    expect(isRefused(findings)).toBe(true)
    expect(isRefused(findings.filter(({ severity }) => severity === 'warned'))).toBe(false)
  })

  test('has no code that no request gets', () => {
    const given = CORPUS.flatMap(({ expected }) => ('findings' in expected ? expected.findings : []))
    const fromHistory = ['key_compromised', 'key_serves_other_purpose', 'key_used_before', 'csr_used_before']

    expect(Object.keys(CSR_FINDINGS).sort()).toEqual([...new Set([...given, ...fromHistory])].sort())
  })
})

test('the countries are those of ISO 3166-1', () => {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
  const codes = letters.flatMap((first) => letters.map((second) => first + second)).filter(isCountryCode)

  expect(codes).toHaveLength(249)
  for (const [wrong, right] of [
    ['UK', 'GB'],
    ['EN', 'GB'],
    ['EU', 'FR'],
  ] as const) {
    expect(isCountryCode(wrong)).toBe(false)
    expect(isCountryCode(right)).toBe(true)
  }
})

function aCsr(subject: readonly (readonly [AttributeName, string])[], names: readonly string[] = []): ParsedCsr {
  const der = requestDer({
    ...signedWith(newKeyPair('p256').privateKey),
    subject: distinguishedName(subject),
    attributes: names.length === 0 ? [] : [extensionRequest(altNames(names))],
  })
  const reading = readCsrText(der)
  if (!reading.ok) throw new Error(reading.fault.code)
  return reading.csr
}

function check(csr: ParsedCsr, context: Partial<CsrContext> = {}): readonly CsrFinding[] {
  return checkCsr(csr, TLS_POLICY, { ...HARBOUR, ...context })
}
