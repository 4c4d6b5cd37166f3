import { describe, expect, test } from 'vitest'
import { ATTRIBUTE } from '#domain/asn1/oids.ts'
import { CSR_FAULT_CODES } from '#domain/csr/faults.ts'
import { CSR_FINDINGS } from '#domain/csr/findings.ts'
import { NAME_FAULTS } from '#domain/names/certificate-name.ts'
import { SAN_KINDS } from '#domain/names/product-names.ts'
import { LANGUAGES, type Language } from '#domain/shared/language.ts'
import { translator, type Translate } from '#platform/i18n.ts'
import { complaints, inWords, sayFault } from '#presenters/operations/fault-sentences.ts'

type MessageKey = Parameters<Translate>[0]

/** Every blank that a fault or a finding carries. */
const DETAILS = {
  algorithm: 'Ed448',
  allowed: 'P-256, P-384',
  attribute: 'organization',
  bits: 1024,
  count: 2,
  curve: 'P-521',
  exponent: 65537,
  factor: 3,
  fault: 'underscore',
  given: 'foo_bar',
  hash: 'MD5',
  kept: 'Harbour Bakery',
  kind: 'domain',
  label: 'CSR',
  length: 70,
  listed: 12,
  maximum: 64,
  minimum: 2048,
  name: 'www.bakery.example',
  names: 'a.example, b.example',
  problem: 'unexpected',
  proposal: 'www.bakery.example',
  value: 'Some-State',
}

const EVERY_KEY = [
  ...CSR_FAULT_CODES.map((code) => `csr.faults.${code}`),
  ...Object.keys(CSR_FINDINGS).map((code) => `csr.findings.${code}`),
  ...NAME_FAULTS.map((code) => `operations.name_faults.${code}`),
  'operations.name_faults.beyond_limit',
  ...[
    'no_name',
    'base_must_be_host',
    'base_must_be_wildcard',
    'ip_not_offered',
    'kind_not_offered',
    'too_many_for_product',
  ].map((code) => `operations.product_faults.${code}`),
]

describe.each(LANGUAGES)('in %s', (language: Language) => {
  const t = translator(language)

  test.each(EVERY_KEY)('%s is a whole sentence', (key) => {
    const sentence = sayFault({ key, values: DETAILS }, t)

    expect(sentence).toMatch(/\S[.)a-z]$/)
    expect(sentence).not.toMatch(/[{}]|undefined/)
  })

  test('codes within a sentence are put into words', () => {
    const words = inWords({ attribute: 'organizationalUnit', fault: 'underscore', kind: 'wildcard' }, t)

    expect(Object.values(words)).not.toContain('organizationalUnit')
    expect(Object.values(words)).not.toContain('underscore')
    expect(words['kind']).toBe(t('catalogue.san_kinds.wildcard'))
  })

  test.each([...NAME_FAULTS, ...SAN_KINDS])('a code that is not known as that is said as it stands: %s', (code) => {
    expect(inWords({ given: code }, t)).toEqual({ given: code })
  })

  test.each(Object.keys(ATTRIBUTE))('the attribute %s has a name', (attribute) => {
    expect(t(`csr.attributes.${attribute}` as MessageKey)).not.toBe('')
  })
})

describe('a complaint', () => {
  const t = translator('en')

  test('names its field, so that the summary at the top can be understood alone', () => {
    const complaint = complaints([{ field: 'software', key: 'operations.faults.required', values: {} }], t)

    expect(complaint('software', 'Software')).toBe('“Software” is required.')
    expect(complaint('names', 'Names')).toBeNull()
  })

  test('about names or the CSR points to where it stands in full', () => {
    const faults = [
      { field: 'names', key: 'operations.name_faults.underscore', values: { name: 'foo_bar' } },
      { field: 'csr', key: 'csr.faults.certificate', values: {} },
    ]

    expect(complaints(faults, t)('names', 'Names')).toBe(t('operations.form.names_below', { count: 1 }))
    expect(complaints(faults, t)('csr', 'CSR')).toBe(t('operations.form.csr_below'))
  })

  test('groups no digits of a number that is no quantity', () => {
    expect(sayFault({ key: 'csr.findings.rsa_exponent_unusual', values: { exponent: 65539 } }, t)).toContain('65539')
  })
})
