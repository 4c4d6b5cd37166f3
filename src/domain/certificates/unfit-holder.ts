import { attributeFaults, MOST_CHARACTERS, type AttributeFault } from './attribute-faults.ts'
import { subjectFieldsOf, type SubjectHolder } from './subject-of-order.ts'

/** What a certificate says of its holder, by the name that forms give it. */
export const HOLDER_FIELDS = ['name', 'city', 'state', 'country', 'registration_number'] as const
export type HolderField = (typeof HOLDER_FIELDS)[number]

export interface UnfitField {
  readonly field: HolderField
  readonly fault: AttributeFault
  /** How many characters there is room for. */
  readonly maximum: number
}

const ATTRIBUTES = {
  name: 'organization',
  city: 'locality',
  state: 'state',
  country: 'country',
  registration_number: 'serialNumber',
} as const

/**
 * Which fields of a holder no certificate of this family may carry, judged as its lint will judge them: known before
 * anybody pays, audits or asks the CA. What is empty is missing, which is another complaint.
 */
export function unfitFields(family: string | null, holder: SubjectHolder): readonly UnfitField[] {
  if (family === null) return []
  const subject = subjectFieldsOf(family, '', holder)
  return HOLDER_FIELDS.flatMap((field) => {
    const attribute = ATTRIBUTES[field]
    const value = subject[attribute] ?? ''
    const [fault] = value === '' ? [] : attributeFaults(attribute, value)
    return fault === undefined ? [] : [{ field, fault, maximum: MOST_CHARACTERS[attribute] }]
  })
}
