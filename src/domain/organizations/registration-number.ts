import { usesFrenchRegister } from './french-register.ts'
import { passesLuhn } from './luhn.ts'

export const REGISTRATION_FAULTS = ['empty', 'bad_characters', 'bad_length', 'bad_format', 'bad_check_digit'] as const
export type RegistrationFault = (typeof REGISTRATION_FAULTS)[number]

/** What the number is known to be; of `other` only the look was checked. */
export type RegistrationKind = 'siren' | 'siret' | 'company_number' | 'enterprise_number' | 'other'

export type RegistrationReading =
  | { readonly ok: true; readonly number: string; readonly kind: RegistrationKind }
  | { readonly ok: false; readonly number: string; readonly fault: RegistrationFault }

/** Reads the number of an organization in its country's register and checks as much of it as that country lets check. */
export function readRegistrationNumber(typed: string, country: string): RegistrationReading {
  const number = registrationKey(typed)
  if (number === '') return { ok: false, number, fault: 'empty' }
  if (usesFrenchRegister(country)) return readFrench(number)
  if (country === 'GB') return readBritish(number)
  return country === 'BE' ? readBelgian(number) : readOther(number)
}

/** What is wrong with a number, or null. */
export function registrationNumberFault(typed: string, country: string): RegistrationFault | null {
  const reading = readRegistrationNumber(typed, country)
  return reading.ok ? null : reading.fault
}

/** The spelling under which an organization is known: however its number was spaced, it is the same one. */
export function registrationKey(typed: string): string {
  return typed.replace(/[\s.-]/g, '').toUpperCase()
}

/** SIREN: nine digits; SIRET: the SIREN and five more for the establishment (ID-01). */
function readFrench(number: string): RegistrationReading {
  if (!/^\d+$/.test(number)) return { ok: false, number, fault: 'bad_characters' }
  const siren = number.slice(0, 9)
  switch (number.length) {
    case 9:
      return checked(number, 'siren', passesLuhn(siren))
    case 14:
      return checked(number, 'siret', passesLuhn(siren) && (passesLuhn(number) || isOfLaPoste(siren, number)))
    default:
      return { ok: false, number, fault: 'bad_length' }
  }
}

const LA_POSTE = '356000000'

/** La Poste has more establishments than Luhn leaves room for: there the digits add up to a multiple of five. */
function isOfLaPoste(siren: string, siret: string): boolean {
  const sum = [...siret].reduce((total, digit) => total + Number(digit), 0)
  return siren === LA_POSTE && sum % 5 === 0
}

/** Companies House: eight digits, or a register's letters and digits to make eight; no check digit. */
function readBritish(number: string): RegistrationReading {
  if (number.length !== 8) return { ok: false, number, fault: 'bad_length' }
  const isWell = /^(\d{8}|[A-Z]{2}\d{6}|[A-Z]{2}\d{5}[A-Z])$/.test(number)
  return isWell ? { ok: true, number, kind: 'company_number' } : { ok: false, number, fault: 'bad_format' }
}

/** Crossroads Bank for Enterprises: the last two of ten digits are 97 less the rest modulo 97. */
function readBelgian(number: string): RegistrationReading {
  if (number.length !== 10) return { ok: false, number, fault: 'bad_length' }
  if (!/^[01]\d{9}$/.test(number)) return { ok: false, number, fault: 'bad_format' }
  const control = 97 - (Number(number.slice(0, 8)) % 97)
  return checked(number, 'enterprise_number', control === Number(number.slice(8)))
}

function readOther(number: string): RegistrationReading {
  if (number.length < 2 || number.length > 35) return { ok: false, number, fault: 'bad_length' }
  if (!/^[\p{L}\p{N}/]+$/u.test(number)) return { ok: false, number, fault: 'bad_characters' }
  return { ok: true, number, kind: 'other' }
}

function checked(number: string, kind: RegistrationKind, isRight: boolean): RegistrationReading {
  return isRight ? { ok: true, number, kind } : { ok: false, number, fault: 'bad_check_digit' }
}
