import { isPlaceholder } from '#domain/csr/placeholders.ts'
import { PRINTABLE_FIELDS, type NameField } from './family.ts'

export const ATTRIBUTE_FAULTS = ['attribute_too_long', 'attribute_means_nothing', 'attribute_bad_characters'] as const
export type AttributeFault = (typeof ATTRIBUTE_FAULTS)[number]

/** Upper bounds in characters (RFC 5280 appendix A.1, EVG §7.1.4.2). */
export const MOST_CHARACTERS: Readonly<Record<NameField, number>> = {
  country: 2,
  state: 128,
  locality: 128,
  organization: 64,
  organizationIdentifier: 256,
  businessCategory: 128,
  jurisdictionCountry: 2,
  serialNumber: 64,
  commonName: 64,
  email: 255,
}

/** The alphabet of a PrintableString (X.680 §41.4). */
const PRINTABLE = /^[A-Za-z0-9 '()+,./:=?-]+$/
/** Line breaks and the like, and what could make two names look alike. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

/** Why no certificate may carry this value: the same for who orders, who audits and who signs. */
export function attributeFaults(field: NameField, value: string): readonly AttributeFault[] {
  const hasBadCharacters = INVISIBLE.test(value) || (PRINTABLE_FIELDS.has(field) && !PRINTABLE.test(value))
  const isCountry = field === 'country' || field === 'jurisdictionCountry'
  const isTrue: Readonly<Record<AttributeFault, boolean>> = {
    attribute_too_long: Array.from(value).length > MOST_CHARACTERS[field],
    attribute_means_nothing: isPlaceholder(value),
    attribute_bad_characters: hasBadCharacters || (isCountry && !/^[A-Z]{2}$/.test(value)),
  }
  return ATTRIBUTE_FAULTS.filter((fault) => isTrue[fault])
}
