import { describe, expect, test } from 'vitest'
import { automaticChecks } from '#domain/registrations/automatic-checks.ts'
import { isOpenToEverybody, mailDomain, ownMailDomains } from '#domain/registrations/mail-domain.ts'
import { ATELIERS } from '../../../seeds/cast/applicants.ts'

const checksOf = (organization: Partial<typeof ATELIERS.organization>) =>
  automaticChecks({ ...ATELIERS, organization: { ...ATELIERS.organization, ...organization } })

describe('the registration number', () => {
  test.each([
    ['912 345 675', 'FR', { ok: true, number: '912345675', kind: 'siren' }],
    ['901 122 333 00015', 'FR', { ok: true, number: '90112233300015', kind: 'siret' }],
    ['912345670', 'FR', { ok: false, number: '912345670', fault: 'bad_check_digit' }],
    ['SC512044', 'GB', { ok: true, number: 'SC512044', kind: 'company_number' }],
  ] as const)('%s of %s is read with its check digits', (registrationNumber, country, reading) => {
    expect(checksOf({ registrationNumber, country }).registration).toEqual(reading)
  })
})

describe('the VAT number', () => {
  test.each([
    ['', 'none'],
    ['FR65912345675', 'fits'],
    ['FR23804411239', 'other_company'],
    ['SE556712345901', 'other_country'],
    ['FR66912345675', 'bad_check_digits'],
    ['FR123', 'bad_format'],
    ['CHE123456788', 'unknown_country'],
  ] as const)('%j of a French company: %s', (vatNumber, standing) => {
    expect(checksOf({ vatNumber }).vat).toBe(standing)
  })

  test('of a French company overseas has the French prefix', () => {
    expect(checksOf({ country: 'RE', vatNumber: 'FR65912345675' }).vat).toBe('fits')
  })

  test('of another country fits without a SIREN', () => {
    const swedish = { country: 'SE', registrationNumber: '5567123459', vatNumber: 'SE556712345901' }

    expect(checksOf(swedish).vat).toBe('fits')
  })
})

describe('an address', () => {
  test('at a provider that is open to everybody says nothing about the company', () => {
    const corporate = { ...ATELIERS.corporate, email: 'Someone@GMail.com' }

    const checks = automaticChecks({ ...ATELIERS, corporate, technical: null })

    expect([checks.corporateAddress, checks.technicalAddress]).toEqual(['open_provider', null])
  })

  test('at a domain of its own is said to be one', () => {
    const { corporateAddress, technicalAddress } = automaticChecks(ATELIERS)

    expect([corporateAddress, technicalAddress]).toEqual(['own_domain', 'own_domain'])
  })

  test('has its domain after the last @, in lower case', () => {
    expect(mailDomain('"a@b"@Shop.Example')).toBe('shop.example')
  })

  test('counts once by its domain, and not at all at open providers', () => {
    expect(ownMailDomains(['a@shop.example', 'b@Shop.example', 'c@orange.fr', ''])).toEqual(['shop.example'])
    expect(isOpenToEverybody('orange.fr')).toBe(true)
  })
})
