import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { orderSearchText, searchable } from '#domain/orders/search-text.ts'

describe('the text that an order is found by', () => {
  test.each([
    ['Pâtisserie  du\tPort ', 'patisserie du port'],
    ['ÎLE D’YEU', 'ile d’yeu'],
    ['CH100001', 'ch100001'],
  ])('has %j as %j', (text, folded) => {
    expect(searchable(text)).toBe(folded)
  })

  test('holds each part once and leaves out what is empty', () => {
    expect(orderSearchText(['CH100001', null, '', 'Harbour', 'CH100001'])).toBe('ch100001 harbour')
  })

  test('has an end', () => {
    expect(orderSearchText(['x'.repeat(9_000)])).toHaveLength(8_000)
  })

  test('is folded once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(searchable(searchable(text))).toBe(searchable(text))
      }),
    )
  })
})
