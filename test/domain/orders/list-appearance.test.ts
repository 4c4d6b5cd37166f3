import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CustomField, FieldSlot } from '#domain/custom-fields/custom-field.ts'
import {
  chosenColumns,
  columnsOnOffer,
  CUSTOM_COLUMNS,
  DEFAULT_COLUMNS,
  LIST_COLUMNS,
  movedColumn,
  showsDetails,
  shownColumns,
  slotOf,
} from '#domain/orders/list-appearance.ts'

const aField = (slot: FieldSlot, isOn = true): CustomField => ({
  id: `field-${slot}`,
  slot,
  name: `Field ${slot}`,
  isOn,
  allowedValues: [],
})

describe('the columns on offer', () => {
  test('are the portal’s, and those of the account’s fields that are on', () => {
    const own = (fields: readonly CustomField[]) => columnsOnOffer(fields).filter((column) => slotOf(column) !== null)

    expect(own([])).toEqual([])
    expect(own([aField(3), aField(1), aField(2, false)])).toEqual(['custom_1', 'custom_3'])
    expect(columnsOnOffer([])).toHaveLength(LIST_COLUMNS.length - 4)
  })

  test('know the slot of a field', () => {
    expect(slotOf('custom_4')).toBe(4)
    expect([slotOf('custom_5'), slotOf('price'), slotOf('xcustom_1')]).toEqual([null, null, null])
    expect(Object.entries(CUSTOM_COLUMNS).map(([slot, column]) => [Number(slot), slotOf(column)])).toEqual(
      [1, 2, 3, 4].map((slot) => [slot, slot]),
    )
  })
})

describe('the columns of a list', () => {
  test('are the portal’s until somebody chooses', () => {
    expect(shownColumns('all', { columns: null }, [])).toEqual(DEFAULT_COLUMNS)
    expect(chosenColumns([...DEFAULT_COLUMNS])).toBeNull()
    expect(chosenColumns(['price'])).toEqual(['price'])
  })

  test('are the chosen ones in their order, without fields that are off', () => {
    const columns = ['price', 'custom_2', 'reference', 'custom_1'] as const

    expect(shownColumns('current', { columns }, [aField(1), aField(2, false)])).toEqual([
      'price',
      'reference',
      'custom_1',
    ])
    expect(shownColumns('all', { columns: ['custom_1'] }, [])).toEqual(DEFAULT_COLUMNS)
  })

  test.each([
    [
      ['common_name', 'status', 'valid_to'],
      ['common_name', 'next_step', 'status'],
    ],
    [
      ['serial', 'price'],
      ['price', 'next_step'],
    ],
    [['delivered'], ['next_step']],
  ] as const)('of open orders say the next step: %j', (columns, expected) => {
    expect(shownColumns('in_progress', { columns }, [])).toEqual(expected)
  })

  test('ask for the details only where one is shown', () => {
    expect(showsDetails({ columns: null })).toBe(false)
    expect(showsDetails({ columns: ['price'] })).toBe(false)
    expect(showsDetails({ columns: ['price', 'custom_1'] })).toBe(true)
    expect(showsDetails({ columns: ['serial', 'price'] })).toBe(true)
  })
})

describe('moving a column', () => {
  test.each([
    ['up', 'price', ['price', 'reference', 'status']],
    ['down', 'reference', ['price', 'reference', 'status']],
    ['up', 'reference', ['reference', 'price', 'status']],
    ['down', 'status', ['reference', 'price', 'status']],
    ['up', 'serial', ['reference', 'price', 'status']],
  ] as const)('%s: %s', (to, column, expected) => {
    expect(movedColumn(['reference', 'price', 'status'], column, to)).toEqual(expected)
  })

  test('loses and doubles none', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...LIST_COLUMNS)),
        fc.constantFrom(...LIST_COLUMNS),
        fc.constantFrom('up', 'down'),
        (columns, column, to) => {
          expect([...movedColumn(columns, column, to)].sort()).toEqual([...columns].sort())
        },
      ),
    )
  })
})
