import { describe, expect, test } from 'vitest'
import {
  fieldsInUse,
  fieldVersion,
  freeSlot,
  isNameTaken,
  typedValues,
  type CustomField,
  type FieldSlot,
} from '#domain/custom-fields/custom-field.ts'

const aField = (slot: FieldSlot, fields: Partial<CustomField> = {}): CustomField => ({
  id: `field-${slot}`,
  slot,
  name: `Field ${slot}`,
  isOn: true,
  allowedValues: [],
  ...fields,
})

test.each([
  [[], 1],
  [[1, 2], 3],
  [[2, 4], 1],
  [[1, 2, 3, 4], null],
] as const)('with fields in %j the free slot is %s', (slots, expected) => {
  expect(freeSlot(slots.map((slot) => aField(slot)))).toBe(expected)
})

test('fields in use are those that are on, in the order of their slots', () => {
  const fields = [aField(4), aField(2, { isOn: false }), aField(1)]

  expect(fieldsInUse(fields).map(({ slot }) => slot)).toEqual([1, 4])
})

describe('a name', () => {
  test('is taken by another field, however it is written', () => {
    const fields = [aField(1, { name: 'Responsable' })]

    expect(isNameTaken('RESPONSABLE', fields, 'another')).toBe(true)
    expect(isNameTaken('Dossier', fields, 'another')).toBe(false)
    expect(isNameTaken('responsable', fields, 'field-1')).toBe(false)
  })
})

test('typed values are the lines of a text, each once', () => {
  expect(typedValues(' Nord \r\nSud\n\n  Grand   Est\nNord')).toEqual(['Nord', 'Sud', 'Grand Est'])
  expect(typedValues(' \n ')).toEqual([])
})

test('a form is older than any change', () => {
  const field = aField(1, { allowedValues: ['a', 'b'] })

  expect(fieldVersion({ ...field })).toBe(fieldVersion(field))
  for (const change of [{ name: 'x' }, { isOn: false }, { allowedValues: ['a'] }, { allowedValues: ['a,b'] }]) {
    expect(fieldVersion({ ...field, ...change })).not.toBe(fieldVersion(field))
  }
})
