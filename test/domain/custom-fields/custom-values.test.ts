import { describe, expect, test } from 'vitest'
import type { CustomField } from '#domain/custom-fields/custom-field.ts'
import {
  changedValues,
  customSearch,
  valueAt,
  valueFault,
  valuesOf,
  withValues,
} from '#domain/custom-fields/custom-values.ts'

const FIELD: CustomField = { id: 'field', slot: 2, name: 'Site', isOn: true, allowedValues: [] }

test('what an order does not have is blank', () => {
  expect([valueAt([], 1), valueAt(['a'], 1), valueAt(['a'], 4)]).toEqual(['', 'a', ''])
})

test('values are written a place a slot, and the others stay', () => {
  expect(withValues([], new Map([[3, 'c']]))).toEqual(['', '', 'c', ''])
  expect(withValues(['a', 'b', 'c', 'd'], new Map([[2, '']]))).toEqual(['a', '', 'c', 'd'])
})

test('values of fields that are not there are not kept', () => {
  expect(valuesOf([FIELD], ['a', 'b', 'c', 'd'])).toEqual(['', 'b', '', ''])
})

describe('the search text', () => {
  test('is folded, a line a slot', () => {
    expect(customSearch(['Dossier  É-7', '', 'Chloé', ''])).toBe('dossier e-7\n\nchloe\n')
  })

  test('is not there for an order without values', () => {
    expect(customSearch([])).toBeNull()
    expect(customSearch(['', ' ', '', ''])).toBeNull()
  })
})

describe('a value', () => {
  const list = { ...FIELD, allowedValues: ['Nord', 'Sud'] }

  test.each([
    [FIELD, 'anything', '', null],
    [FIELD, 'x'.repeat(150), '', null],
    [FIELD, 'x'.repeat(151), '', 'too_long'],
    [list, 'Nord', '', null],
    [list, 'Est', '', 'not_allowed'],
    [list, 'Est', 'Est', null],
    [list, '', 'Nord', null],
  ] as const)('of %o: %s, which was %j, has the fault %s', (field, value, present, fault) => {
    expect(valueFault(field, value, present)).toBe(fault)
  })

  test('is written only where somebody changed it', () => {
    const same = { field: FIELD, before: 'a', after: 'a' }
    const other = { field: FIELD, before: 'a', after: 'b' }

    expect(changedValues([same, other])).toEqual([other])
  })
})
