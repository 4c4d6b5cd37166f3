import { describe, expect, test } from 'vitest'
import { readZone, writeZone } from '#domain/network/zone-text.ts'

const SUFFIXES = ['example', 'test']

describe('a zone written as text', () => {
  test('is read line by line, with or without class, time to live and final dots', () => {
    const { records, faults } = readZone(
      [
        '; the bakery',
        '_dcv.Shop.example. 300 IN TXT "a token"',
        'www.shop.example CNAME target.elsewhere.test.',
        'shop.example. IN CAA 0 issue "sectigo.com"',
        '',
      ].join('\r\n'),
      SUFFIXES,
    )

    expect(faults).toEqual([])
    expect(records).toEqual([
      { name: '_dcv.shop.example', type: 'TXT', value: 'a token' },
      { name: 'www.shop.example', type: 'CNAME', value: 'target.elsewhere.test' },
      { name: 'shop.example', type: 'CAA', value: '0 issue "sectigo.com"' },
    ])
  })

  test.each([
    ['nonsense', 'unreadable'],
    ['a.example. IN SRV 0 0 443 b.example', 'unknown_type'],
    ['www.bank.com. IN A 192.0.2.1', 'foreign_name'],
    ['example. IN A 192.0.2.1', 'foreign_name'],
    ['a.example. IN CAA issue sectigo.com', 'bad_value'],
  ])('says what is wrong with %j', (line, code) => {
    expect(readZone(`\n${line}`, SUFFIXES).faults).toEqual([{ line: 2, text: line, code }])
  })

  test('is written as it can be read again', () => {
    const { records } = readZone('b.example. IN A 192.0.2.1\na.example. IN TXT "x y"', SUFFIXES)

    expect(readZone(writeZone(records), SUFFIXES).records).toEqual(records.toReversed())
  })
})
