import { describe, expect, test } from 'vitest'
import { checkRegistration } from '#domain/registrations/check-registration.ts'
import type { RegistrationInput } from '#domain/registrations/registration.ts'
import { ATELIERS } from '../../../seeds/cast/applicants.ts'

const NOW = new Date('2026-11-23T09:00:00Z')
const faultsOf = (input: RegistrationInput) => {
  const checked = checkRegistration(input, NOW)
  return checked.ok ? [] : checked.faults.map(({ field, key }) => [field, key])
}
const withOrganization = (fields: Partial<RegistrationInput['organization']>): RegistrationInput => ({
  ...ATELIERS,
  organization: { ...ATELIERS.organization, ...fields },
})

describe('a form', () => {
  test('that is whole is taken as it is', () => {
    expect(checkRegistration(ATELIERS, NOW)).toEqual({ ok: true, form: ATELIERS })
  })

  test('asks for no technical contact when it is the same person', () => {
    expect(faultsOf({ ...ATELIERS, technical: null })).toEqual([])
  })

  test.each([
    ['kind', { kind: null }],
    ['purchase_option', { purchaseOption: null }],
    ['authentication_mode', { authenticationMode: null }],
  ] as const)('without %s says so there', (field, missing) => {
    expect(faultsOf({ ...ATELIERS, ...missing })).toEqual([[field, 'operations.faults.choose_one']])
  })

  test('of nothing points at every required field', () => {
    const nobody = { firstName: '', lastName: '', email: '', phone: '', jobTitle: '' }
    const nothing = { ...ATELIERS, corporate: nobody, technical: nobody, kind: null }

    expect(faultsOf(nothing).map(([field]) => field)).toEqual([
      'corporate_first_name',
      'corporate_last_name',
      'corporate_email',
      'corporate_phone',
      'technical_first_name',
      'technical_last_name',
      'technical_email',
      'technical_phone',
      'kind',
    ])
  })

  test('with a SIREN whose digits are swapped points at it', () => {
    expect(faultsOf(withOrganization({ registrationNumber: '912 345 657' }))).toEqual([
      ['organization_registration_number', 'operations.faults.registration_number_wrong'],
    ])
  })
})

describe('a VAT number', () => {
  test.each([
    ['', 'FR'],
    ['FR65912345675', 'FR'],
    ['fr 65 912 345 675', 'FR'],
    ['CHE-123.456.788 TVA', 'CH'],
    ['923609016MVA', 'NO'],
  ])('%j of %s is taken', (vatNumber, country) => {
    const registrationNumber = country === 'FR' ? '912345675' : 'CHE123456788'

    expect(faultsOf(withOrganization({ vatNumber, country, registrationNumber }))).toEqual([])
  })

  test.each([
    ['FR66912345675', 'FR'],
    ['65912345675', 'FR'],
    ['DE12345', 'CH'],
  ])('%j of %s is pointed at', (vatNumber, country) => {
    const registrationNumber = { FR: '912345675', CH: 'CHE123456788' }[country] ?? ''

    expect(faultsOf(withOrganization({ vatNumber, country, registrationNumber }))).toEqual([
      ['organization_vat_number', 'operations.faults.vat_number_wrong'],
    ])
  })
})
