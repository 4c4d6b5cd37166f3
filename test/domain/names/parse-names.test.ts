import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MOST_NAMES, parseNames } from '#domain/names/parse-names.ts'

const valuesOf = (text: string) => parseNames(text, ['example']).names.map(({ value }) => value)

describe('a list of names', () => {
  test.each([
    ['one a line', 'a.example\nb.example'],
    ['lines of Windows', 'a.example\r\nb.example\r\n'],
    ['commas', 'a.example,b.example'],
    ['commas and blanks', 'a.example, b.example'],
    ['semicolons', 'a.example;b.example'],
    ['tabs', 'a.example\tb.example'],
    ['bars', 'a.example | b.example'],
    ['quotes', '"a.example" \'b.example\''],
    ['no-break spaces', 'a.example\u00a0b.example'],
    ['mail brackets', '<a.example> (b.example)'],
    ['the output of OpenSSL', 'DNS:a.example, DNS:b.example'],
    ['a configuration of OpenSSL', 'dns=a.example,DNS=b.example'],
  ])('is read with %s', (_, text) => {
    expect(valuesOf(text)).toEqual(['a.example', 'b.example'])
  })

  test('is read with the addresses that OpenSSL prints', () => {
    expect(valuesOf('DNS:a.example, IP Address:8.8.8.8, IP:2606:4700::1')).toEqual([
      'a.example',
      '8.8.8.8',
      '2606:4700::1',
    ])
  })

  test('keeps the order typed, and each name once', () => {
    expect(parseNames('b.example a.example B.example https://a.example a.example', ['example'])).toMatchObject({
      names: [{ value: 'b.example' }, { value: 'a.example' }],
      duplicates: ['b.example', 'a.example'],
      faults: [],
      beyondLimit: 0,
    })
  })

  test('says what is wrong with an entry and goes on', () => {
    expect(parseNames('a.example localhost b_c.example')).toMatchObject({
      names: [],
      faults: [
        { entry: 'a.example', fault: 'internal_name' },
        { entry: 'localhost', fault: 'internal_name' },
        { entry: 'b_c.example', fault: 'underscore' },
      ],
    })
  })

  test('says what was taken away', () => {
    expect(parseNames('https://a.example/ b.example', ['example']).notes).toEqual([
      { entry: 'https://a.example/', value: 'a.example', notes: ['scheme_removed', 'path_removed'] },
    ])
  })

  test('may be empty', () => {
    expect(parseNames(' \n , ;')).toEqual({ names: [], faults: [], notes: [], duplicates: [], beyondLimit: 0 })
  })

  test('stops at the most names that can be read', () => {
    const list = (count: number) => Array.from({ length: count }, (_, index) => `n${index}.example`).join('\n')

    expect(parseNames(list(MOST_NAMES), ['example'])).toMatchObject({ beyondLimit: 0 })
    expect(parseNames(list(MOST_NAMES + 2), ['example'])).toMatchObject({ beyondLimit: 2 })
    expect(valuesOf(list(MOST_NAMES + 2))).toHaveLength(MOST_NAMES)
  })

  test('is the same list whatever separates it', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}\.example$/), { maxLength: 20 })
    const separator = fc.constantFrom('\n', ', ', ';', '\t', ' | ', '\r\n')
    fc.assert(
      fc.property(names, separator, (list, between) => {
        expect(valuesOf(list.join(between))).toEqual(list)
      }),
    )
  })
})
