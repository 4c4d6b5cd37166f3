import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as tables from '#domain/asn1/oids.ts'
import { namesByOid } from '#domain/asn1/oids.ts'
import { DerError, readDer } from '#domain/asn1/read.ts'
import { readAscii, readBitStringBytes, readBoolean, readInteger, readOid, readText } from '#domain/asn1/values.ts'
import { bits, ia5, int, oid, printable, tagged, utf8 } from '#domain/asn1/write.ts'

describe('integers', () => {
  test('come back as they were written', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 300n }), (value) => readInteger(readDer(int(value))) === value),
    )
  })

  test.each([
    ['0201ff', -1n],
    ['020180', -128n],
    ['02020080', 128n],
    ['0200', null],
    ['02020001', null],
    ['0202ff80', null],
  ])('%s: %s', (hex, value) => {
    expect(readOrNull(readInteger, hex)).toBe(value)
  })
})

describe('object identifiers', () => {
  test('come back as they were written', () => {
    const arc = fc.oneof(fc.bigInt({ min: 0n, max: 300n }), fc.bigInt({ min: 0n, max: 2n ** 128n }))
    const dotted = fc
      .tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 39 }), fc.array(arc, { maxLength: 5 }))
      .map(([first, second, rest]) => [first, second, ...rest].join('.'))

    fc.assert(fc.property(dotted, (text) => readOid(readDer(oid(text))) === text))
  })

  test('of every table do so too, and no two of a table are one', () => {
    const known = [tables.ALGORITHM, tables.CURVE, tables.ATTRIBUTE, tables.REQUEST_ATTRIBUTE, tables.EXTENSION]
    const more = [tables.KEY_PURPOSE, tables.ACCESS, tables.POLICY, tables.CONTENT_TYPE]

    for (const table of [...known, ...more]) {
      const dotted = Object.values<string>(table)
      expect(dotted.map((text) => readOid(readDer(oid(text))))).toEqual(dotted)
      expect(namesByOid<string>(table).size).toBe(dotted.length)
    }
  })

  test('are found again under their names', () => {
    expect(namesByOid(tables.CURVE).get('1.2.840.10045.3.1.7')).toBe('P-256')
  })

  test.each(['0600', '060180', '06022a80', '0603558001', `068181${'01'.repeat(129)}`])('%s is refused', (hex) => {
    expect(readOrNull(readOid, hex)).toBeNull()
  })
})

describe('text', () => {
  const HARBOUR = 'Hafen & Söhne'

  test.each([
    ['UTF8String', utf8(HARBOUR), HARBOUR],
    ['PrintableString', printable('Harbour'), 'Harbour'],
    ['IA5String', ia5('harbour@test'), 'harbour@test'],
    ['TeletexString', tagged(0x14, Buffer.from(HARBOUR, 'latin1')), HARBOUR],
    ['BMPString', tagged(0x1e, Buffer.from(HARBOUR, 'utf16le').swap16()), HARBOUR],
    ['UniversalString', tagged(0x1c, Buffer.from('0001f6a2', 'hex')), '🚢'],
    ['UTF-8 cut in a letter', tagged(0x0c, Buffer.of(0xc3)), null],
    ['half a BMPString letter', tagged(0x1e, Buffer.of(0)), null],
    ['half a surrogate pair', tagged(0x1e, Buffer.of(0xd8, 0x3d)), null],
    ['a letter beyond Unicode', tagged(0x1c, Buffer.from('00110000', 'hex')), null],
    ['eight bits in IA5String', tagged(0x16, Buffer.of(0xe9)), null],
    ['no string at all', int(5), null],
  ])('%s', (_, der, text) => {
    expect(readOrNull(readText, der.toString('hex'))).toBe(text)
  })

  test('under a tag of its own is seven bits', () => {
    expect(readOrNull(readAscii, tagged(0x82, Buffer.from('a.test')).toString('hex'))).toBe('a.test')
    expect(readOrNull(readAscii, tagged(0x82, Buffer.of(0x80)).toString('hex'))).toBeNull()
  })
})

test('bit strings are whole bytes', () => {
  expect(readBitStringBytes(readDer(bits(Buffer.of(1, 2))))).toEqual(Buffer.of(1, 2))
  expect(readOrNull(readBitStringBytes, '03020780')).toBeNull()
  expect(readOrNull(readBitStringBytes, '0300')).toBeNull()
})

test.each([
  ['0101ff', true],
  ['010100', false],
  ['010101', null],
  ['0100', null],
])('boolean %s: %s', (hex, value) => {
  expect(readOrNull(readBoolean, hex)).toBe(value)
})

function readOrNull<T>(read: (node: ReturnType<typeof readDer>) => T, hex: string): T | null {
  try {
    return read(readDer(Buffer.from(hex, 'hex')))
  } catch (error) {
    if (error instanceof DerError) return null
    throw error
  }
}
