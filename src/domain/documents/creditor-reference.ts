import { remainder97 } from '#domain/shared/mod97.ts'

/** The ISO 11649 reference of a document: `RF`, two check digits, its number without punctuation (at most 21 characters). */
export function creditorReference(documentNumber: string): string {
  const body = documentNumber.toUpperCase().replace(/[^0-9A-Z]/g, '')
  if (body === '' || body.length > 21) throw new RangeError(`${documentNumber} makes no creditor reference`)
  const check = 98 - remainder97(`${body}RF00`)
  return `RF${String(check).padStart(2, '0')}${body}`
}

/** Tells a right reference, however it is spaced, from a mistyped one. */
export function isCreditorReference(text: string): boolean {
  const compact = text.toUpperCase().replace(/\s/g, '')
  return /^RF\d{2}[0-9A-Z]{1,21}$/.test(compact) && remainder97(compact.slice(4) + compact.slice(0, 4)) === 1
}

/** In the groups of four that people read and type. */
export function printedReference(reference: string): string {
  return reference.replace(/(.{4})(?=.)/g, '$1 ')
}
