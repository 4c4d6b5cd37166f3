import { versionOf } from '#domain/access/profile.ts'

/** The places for an account's own fields; a value stands in the same place of each order (guide 7.3). */
export const FIELD_SLOTS = [1, 2, 3, 4] as const
export type FieldSlot = (typeof FIELD_SLOTS)[number]

/** The most signs of each text, and the most values that a list may allow. */
export const FIELD_LIMITS = { name: 40, value: 150, allowedValues: 50 } as const

/** What an administrator writes about a field. */
export interface CustomFieldDraft {
  readonly name: string
  /** A field that is off is shown nowhere; its values are kept. */
  readonly isOn: boolean
  /** What it may hold besides nothing; empty allows any text. */
  readonly allowedValues: readonly string[]
}

export interface CustomField extends CustomFieldDraft {
  readonly id: string
  readonly slot: FieldSlot
}

/** The fields that are on, in the order of their slots. */
export const fieldsInUse = (fields: readonly CustomField[]): readonly CustomField[] =>
  fields.filter(({ isOn }) => isOn).sort((one, other) => one.slot - other.slot)

/** The first slot that no field stands in; null where all do. */
export const freeSlot = (fields: readonly CustomField[]): FieldSlot | null =>
  FIELD_SLOTS.find((slot) => fields.every((field) => field.slot !== slot)) ?? null

/** Whether another field has this name already, however it is written. */
export function isNameTaken(name: string, fields: readonly CustomField[], ownId: string): boolean {
  const folded = name.toLocaleLowerCase('en')
  return fields.some((field) => field.id !== ownId && field.name.toLocaleLowerCase('en') === folded)
}

/** The lines of a text as values: each once, without blanks around. */
export function typedValues(text: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim().replace(/\s+/g, ' '))
  return [...new Set(lines)].filter((line) => line !== '')
}

/** Names what a form was filled from, so that of two administrators at once the second is told. */
export const fieldVersion = ({ name, isOn, allowedValues }: CustomFieldDraft): string =>
  versionOf(name, String(isOn), ...allowedValues)
