import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultSort, readCursor, SORT_COLUMNS } from '#domain/orders/order-list.ts'
import { encodeCursor } from '#domain/shared/keyset.ts'

const ID = '0199aaaa-0000-7000-8000-000000000001'

describe('the cursor of a list', () => {
  test.each([
    ['ordered', '2026-11-23 01:02:03.123456+00'],
    ['valid_to', '2026-02-28 23:59:59+00'],
    ['valid_to', 'infinity'],
    ['price', '12900'],
    ['common_name', 'www.harbour-bakery.example'],
    ['customer_reference', ''],
    ['organization', 'Ville ~ de\nMontclair'],
  ] as const)('by %s goes through an address and back: %j', (sort, value) => {
    expect(readCursor(encodeCursor({ id: ID, value }), sort)).toEqual({ id: ID, value })
  })

  test.each([
    ['ordered', '2026-02-31 00:00:00+00'],
    ['ordered', '2026-13-01 00:00:00+00'],
    ['ordered', 'yesterday'],
    ['delivered', '-infinity'],
    ['price', '12.5'],
    ['price', '9'.repeat(16)],
    ['reference', 'CH1\u0000'],
  ] as const)('by %s is none with the value %j, which the database would not read', (sort, value) => {
    expect(readCursor(`${ID}~${value}`, sort)).toBeNull()
  })

  test('is none without an id', () => {
    expect(readCursor('1~2026', 'reference')).toBeNull()
    expect(readCursor('', 'reference')).toBeNull()
  })

  test('never throws, whatever an address holds', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...SORT_COLUMNS), (text, sort) => {
        readCursor(text, sort)
        readCursor(`${ID}~${text}`, sort)
      }),
    )
  })
})

describe('a list that nobody has sorted', () => {
  test('begins with what ends first, or with what was ordered last', () => {
    expect(defaultSort('current')).toEqual({ sort: 'valid_to', descending: false })
    expect(defaultSort('all')).toEqual({ sort: 'ordered', descending: true })
    expect(defaultSort('in_progress')).toEqual({ sort: 'ordered', descending: true })
  })
})
