import { remainder97 } from '#domain/shared/mod97.ts'

/** Length of the IBANs of the SEPA countries (EPC list of SEPA scheme countries, ISO 13616 registry). */
// prettier-ignore
const LENGTHS: Readonly<Record<string, number>> = {
  AD: 24, AL: 28, AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18, FR: 27,
  GB: 22, GI: 23, GR: 27, HR: 21, HU: 28, IE: 22, IS: 26, IT: 27, LI: 21, LT: 20, LU: 20, LV: 21, MC: 27, MD: 24,
  ME: 22, MK: 19, MT: 31, NL: 18, NO: 15, PL: 28, PT: 25, RO: 24, RS: 22, SE: 24, SI: 19, SK: 24, SM: 27, VA: 22,
}

export type IbanReading =
  | { readonly ok: true; readonly iban: string }
  | { readonly ok: false; readonly fault: 'no_iban' | 'not_sepa' | 'bad_length' | 'bad_check_digits' }

/** Reads an IBAN however it is spaced: country, length and check digits (ISO 13616, SD-08). */
export function readIban(text: string): IbanReading {
  const iban = text.toUpperCase().replace(/[\s.-]/g, '')
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban)) return { ok: false, fault: 'no_iban' }
  const length = LENGTHS[iban.slice(0, 2)]
  if (length === undefined) return { ok: false, fault: 'not_sepa' }
  if (iban.length !== length) return { ok: false, fault: 'bad_length' }
  return isChecked(iban) ? { ok: true, iban } : { ok: false, fault: 'bad_check_digits' }
}

/** In the groups of four that people read. */
export const printedIban = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1 ')

/** Bank identifier, with or without the branch (ISO 9362). */
export function readBic(text: string): string | null {
  const bic = text.toUpperCase().replace(/\s/g, '')
  return /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(bic) ? bic : null
}

/** Whether this is a SEPA creditor identifier: its business code, the fifth to seventh character, doesn't count (SD-06). */
export function isCreditorIdentifier(text: string): boolean {
  return /^[A-Z]{2}\d{2}[A-Z0-9]{3}[A-Z0-9]{1,28}$/.test(text) && isChecked(text.slice(0, 4) + text.slice(7))
}

const isChecked = (text: string): boolean => remainder97(text.slice(4) + text.slice(0, 4)) === 1
