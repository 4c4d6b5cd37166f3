import * as jsvat from 'jsvat'
import { EU_COUNTRIES } from './vat-territory.ts'

export type VatNumberCheck =
  | {
      readonly state: 'valid'
      /** With its prefix, without spaces or dots. */
      readonly number: string
      /** ISO 3166-1 country of the prefix: Greece is GR, Northern Ireland GB. */
      readonly country: string
      readonly prefix: string
    }
  | { readonly state: 'invalid'; readonly reason: 'unknown_country' | 'bad_format' | 'bad_check_digits' }

/** Checks a VAT number by format and check digits, without asking anybody. A missing prefix is not guessed. */
export function checkVatNumber(text: string): VatNumberCheck {
  const compact = text.toUpperCase().replace(/[\s./-]/g, '')
  const prefix = compact.slice(0, 2) === 'GR' ? 'EL' : compact.slice(0, 2)
  const body = compact.slice(2)
  const format = FORMATS[prefix]
  if (format === undefined) return { state: 'invalid', reason: 'unknown_country' }
  if (!format.test(body)) return { state: 'invalid', reason: 'bad_format' }
  if (!hasRightCheckDigits(prefix, body)) return { state: 'invalid', reason: 'bad_check_digits' }
  return { state: 'valid', number: prefix + body, country: COUNTRY_OF_PREFIX[prefix] ?? prefix, prefix }
}

/** The French VAT number of a SIREN: its key is `(12 + 3 × (SIREN mod 97)) mod 97` (VAT-02). */
export function frenchVatNumber(siren: string): string {
  if (!/^\d{9}$/.test(siren)) throw new RangeError('a SIREN has nine digits')
  const key = (12 + 3 * (Number(siren) % 97)) % 97
  return `FR${String(key).padStart(2, '0')}${siren}`
}

/** Whether the number counts as proof of a taxable person of that EU country: XI is for goods only. */
export function provesEuBusiness(number: string, country: string): boolean {
  const check = checkVatNumber(number)
  return check.state === 'valid' && check.country === country && EU_COUNTRIES.has(country)
}

const COUNTRY_OF_PREFIX: Readonly<Record<string, string>> = { EL: 'GR', XI: 'GB' }

/** The format table of VIES, with the British one beside it. */
const FORMATS: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/,
  FR: /^[0-9A-HJ-NP-Z]{2}\d{9}$/,
  GB: /^(\d{9}|\d{12}|(GD|HA)\d{3})$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(\d{7}[A-Z]{1,2}|\d[A-Z0-9+*]\d{5}[A-Z])$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(\d{9}|\d{12}|(GD|HA)\d{3})$/,
}

function hasRightCheckDigits(prefix: string, body: string): boolean {
  if (prefix === 'BE') return hasRightBelgianKey(body)
  return jsvat.checkVAT((prefix === 'XI' ? 'GB' : prefix) + body, jsvat.countries).isValid
}

/** Numbers that begin with 1 are given out since 2023; the library knows only those that begin with 0. */
function hasRightBelgianKey(body: string): boolean {
  return 97 - (Number(body.slice(0, 8)) % 97) === Number(body.slice(8))
}
