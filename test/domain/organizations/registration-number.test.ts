import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  readRegistrationNumber,
  registrationKey,
  registrationNumberFault,
  type RegistrationFault,
  type RegistrationKind,
} from '#domain/organizations/registration-number.ts'

describe('a registration number', () => {
  test.each<[string, string, string, RegistrationKind]>([
    ['732829320', 'FR', '732829320', 'siren'],
    ['732 829 320', 'FR', '732829320', 'siren'],
    ['732\u00a0829\u202f320', 'FR', '732829320', 'siren'],
    ['73282932000074', 'FR', '73282932000074', 'siret'],
    ['732 829 320 00074', 'FR', '73282932000074', 'siret'],
    ['73282932000074', 'RE', '73282932000074', 'siret'],
    ['356000000', 'FR', '356000000', 'siren'],
    ['35600000000048', 'FR', '35600000000048', 'siret'],
    ['35600000049837', 'FR', '35600000049837', 'siret'],
    ['01234567', 'GB', '01234567', 'company_number'],
    ['sc123456', 'GB', 'SC123456', 'company_number'],
    ['IP12345R', 'GB', 'IP12345R', 'company_number'],
    ['0202.239.951', 'BE', '0202239951', 'enterprise_number'],
    ['HRB 12345', 'DE', 'HRB12345', 'other'],
    ['CHE-123.456.789', 'CH', 'CHE123456789', 'other'],
    ['12/345', 'AT', '12/345', 'other'],
    ['Ω42', 'GR', 'Ω42', 'other'],
  ])('%s of %s is %s, a %s', (typed, country, number, kind) => {
    expect(readRegistrationNumber(typed, country)).toEqual({ ok: true, number, kind })
    expect(registrationNumberFault(typed, country)).toBeNull()
  })

  test.each<[string, string, RegistrationFault]>([
    ['', 'FR', 'empty'],
    [' . - ', 'DE', 'empty'],
    ['732829321', 'FR', 'bad_check_digit'],
    ['73282932000075', 'FR', 'bad_check_digit'],
    ['73282932100072', 'FR', 'bad_check_digit'],
    ['35600000049838', 'FR', 'bad_check_digit'],
    ['73282932', 'FR', 'bad_length'],
    ['7328293200007', 'FR', 'bad_length'],
    ['73282932A', 'FR', 'bad_characters'],
    ['1234567', 'GB', 'bad_length'],
    ['S1234567', 'GB', 'bad_format'],
    ['0202239950', 'BE', 'bad_check_digit'],
    ['2202239951', 'BE', 'bad_format'],
    ['202239951', 'BE', 'bad_length'],
    ['1', 'DE', 'bad_length'],
    ['1'.repeat(36), 'DE', 'bad_length'],
    ['HRB_12', 'DE', 'bad_characters'],
  ])('%s of %s is wrong: %s', (typed, country, fault) => {
    expect(readRegistrationNumber(typed, country)).toMatchObject({ ok: false, fault })
    expect(registrationNumberFault(typed, country)).toBe(fault)
  })

  test('is one key however it is spaced', () => {
    expect(registrationKey('che-123.456.789')).toBe(registrationKey('CHE 123 456 789'))
  })

  test('shows any single digit that was mistyped', () => {
    const place = fc.nat(8)
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 9 }), (index, shift) => {
        const digits = [...'732829320']
        const wrong = digits.with(index, String((Number(digits[index]) + shift) % 10)).join('')
        expect(registrationNumberFault(wrong, 'FR')).toBe('bad_check_digit')
      }),
    )
  })
})
