import { readRegistrationNumber, type RegistrationReading } from '#domain/organizations/registration-number.ts'
import { checkVatNumber, frenchVatNumber } from '#domain/tax/vat-number.ts'
import { isOpenToEverybody, mailDomain } from './mail-domain.ts'
import type { RegistrationForm } from './registration.ts'

export const VAT_STANDINGS = [
  'none',
  'fits',
  'other_company',
  'other_country',
  'unknown_country',
  'bad_format',
  'bad_check_digits',
] as const
export type VatStanding = (typeof VAT_STANDINGS)[number]

export const ADDRESS_STANDINGS = ['own_domain', 'open_provider'] as const
export type AddressStanding = (typeof ADDRESS_STANDINGS)[number]

/** What the portal finds out about a registration by itself, for sales to judge by. */
export interface AutomaticChecks {
  readonly registration: RegistrationReading
  readonly vat: VatStanding
  readonly corporateAddress: AddressStanding
  readonly technicalAddress: AddressStanding | null
}

export function automaticChecks({ organization, corporate, technical }: RegistrationForm): AutomaticChecks {
  const registration = readRegistrationNumber(organization.registrationNumber, organization.country)
  return {
    registration,
    vat: vatStanding(organization.vatNumber, organization.country, registration),
    corporateAddress: addressStanding(corporate.email),
    technicalAddress: technical && addressStanding(technical.email),
  }
}

/** A French number is made of the company's SIREN: it can belong to no other one (VAT-02). */
function vatStanding(vatNumber: string, country: string, registration: RegistrationReading): VatStanding {
  if (vatNumber === '') return 'none'
  const check = checkVatNumber(vatNumber)
  if (check.state === 'invalid') return check.reason
  if (check.country !== country && !(check.prefix === 'FR' && isFrench(registration))) return 'other_country'
  if (check.prefix !== 'FR' || !isFrench(registration)) return 'fits'
  return check.number.endsWith(frenchVatNumber(registration.number.slice(0, 9)).slice(4)) ? 'fits' : 'other_company'
}

const isFrench = (reading: RegistrationReading) => reading.ok && (reading.kind === 'siren' || reading.kind === 'siret')

const addressStanding = (address: string): AddressStanding =>
  isOpenToEverybody(mailDomain(address)) ? 'open_provider' : 'own_domain'
