import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { orderSearchText, searchable, serialSpellings } from '#domain/orders/search-text.ts'

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

  test('holds every name of the largest order, and who comes after them', () => {
    const names = Array.from({ length: 250 }, (_, index) => `www.a-rather-long-name-of-a-host-${index}.example.com`)

    const text = orderSearchText([...names, 'Ada Miette'])

    expect(text).toContain('host-249.example.com')
    expect(text).toContain('ada miette')
  })

  test('is folded once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(searchable(searchable(text))).toBe(searchable(text))
      }),
    )
  })
})

describe('a serial number', () => {
  test.each([
    '04:D0:0A:FF',
    '04D00AFF',
    '4d00aff',
    '0x04d00aff',
    'serial=04D00AFF',
    ' 04 d0 0a ff ',
    'Serial Number: 04:d0:0a:ff',
  ])('is read from %j', (typed) => {
    expect(serialSpellings(typed)).toEqual(['4d00aff', '04d00aff', '004d00aff'])
  })

  test.each(['harbour', 'CH100001', '', '0', 'f'.repeat(41)])('is not what %j is', (typed) => {
    expect(serialSpellings(typed)).toEqual([])
  })
})
