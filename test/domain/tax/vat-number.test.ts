import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkVatNumber, frenchVatNumber, provesEuBusiness } from '#domain/tax/vat-number.ts'

describe('a VAT number', () => {
  test.each([
    ['FR44732829320', 'FR44732829320', 'FR'],
    ['fr 44 732 829 320', 'FR44732829320', 'FR'],
    ['FR-K7.399859412', 'FRK7399859412', 'FR'],
    ['EL094259216', 'EL094259216', 'GR'],
    ['GR094259216', 'EL094259216', 'GR'],
    ['GB980780684', 'GB980780684', 'GB'],
    ['XI980780684', 'XI980780684', 'GB'],
    ['GBGD001', 'GBGD001', 'GB'],
    ['BE0403.019.261', 'BE0403019261', 'BE'],
    ['BE1000000021', 'BE1000000021', 'BE'],
    ['DE811569869', 'DE811569869', 'DE'],
    ['ATU13585627', 'ATU13585627', 'AT'],
    ['NL002455799B11', 'NL002455799B11', 'NL'],
    ['PL5260001246', 'PL5260001246', 'PL'],
  ])('%s is valid and belongs to its country', (text, number, country) => {
    expect(checkVatNumber(text)).toMatchObject({ state: 'valid', number, country })
  })

  test.each([
    ['US123456789', 'unknown_country'],
    ['732829320', 'unknown_country'],
    ['', 'unknown_country'],
    ['CHE116281710', 'unknown_country'],
    ['FR4473282932', 'bad_format'],
    ['FRO4732829320', 'bad_format'],
    ['EL94259216', 'bad_format'],
    ['XI12345', 'bad_format'],
    ['FR45732829320', 'bad_check_digits'],
    ['BE0403019262', 'bad_check_digits'],
    ['BE1000000022', 'bad_check_digits'],
    ['XI123456789', 'bad_check_digits'],
    ['DE811569868', 'bad_check_digits'],
  ])('%s is invalid: %s', (text, reason) => {
    expect(checkVatNumber(text)).toEqual({ state: 'invalid', reason })
  })

  test('is made of a SIREN by the French key', () => {
    expect(frenchVatNumber('732829320')).toBe('FR44732829320')
    expect(frenchVatNumber('000000033')).toBe('FR14000000033')
  })

  test('made of any SIREN is valid, and with another key it is not', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{9}$/), fc.integer({ min: 1, max: 96 }), (siren, shift) => {
        const right = frenchVatNumber(siren)
        const wrongKey = (Number(right.slice(2, 4)) + shift) % 97

        expect(checkVatNumber(right).state).toBe('valid')
        expect(checkVatNumber(`FR${String(wrongKey).padStart(2, '0')}${siren}`).state).toBe('invalid')
      }),
    )
  })

  test('is not made of anything else', () => {
    expect(() => frenchVatNumber('73282932')).toThrow(RangeError)
  })

  test.each([
    ['DE811569869', 'DE', true],
    ['EL094259216', 'GR', true],
    ['DE811569869', 'FR', false],
    ['XI980780684', 'GB', false],
    ['GB980780684', 'GB', false],
    ['DE811569868', 'DE', false],
  ])('%s of a customer in %s proves a business there: %s', (number, country, expected) => {
    expect(provesEuBusiness(number, country)).toBe(expected)
  })
})
