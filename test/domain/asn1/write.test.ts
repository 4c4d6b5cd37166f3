import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDer } from '#domain/asn1/read.ts'
import { readInteger, readOid } from '#domain/asn1/values.ts'
import { bits, flags, generalizedTime, int, NULL, octets, oid, seq, seqOf, tagged, time } from '#domain/asn1/write.ts'

const hex = (der: Buffer): string => der.toString('hex')

describe('the DER writer', () => {
  test.each([
    ['a small integer', int(5), '020105'],
    ['an integer whose first bit is set', int(128), '02020080'],
    ['zero', int(0), '020100'],
    ['hex digits with leading zeros', int('000a'), '02010a'],
    ['an odd number of hex digits', int('abc'), '02020abc'],
    ['no flag', flags([]), '030100'],
    ['the first flag', flags([0]), '03020780'],
    ['flags 0 and 2', flags([0, 2]), '030205a0'],
    ['flag 8, in the second octet', flags([8]), '0303070080'],
    ['whole octets of bits', bits(Buffer.of(1, 2)), '0303000102'],
    ['an empty sequence', seq(), '3000'],
    ['a common identifier', oid('2.5.4.3'), '0603550403'],
    ['an identifier with long arcs', oid('1.2.840.113549.1.1.11'), '06092a864886f70d01010b'],
    ['an identifier of the arc 2.999', oid('2.999.3'), '0603883703'],
    ['two things in a sequence', seq(NULL, int(1)), '30050500020101'],
  ])('writes %s', (_, der, expected) => {
    expect(hex(der)).toBe(expected)
  })

  test.each([
    [
      'the last second of 2049 in two digits',
      time(new Date('2049-12-31T23:59:59Z')),
      '3439313233313233353935395a',
      0x17,
    ],
    [
      'the first second of 2050 in four',
      time(new Date('2050-01-01T00:00:00Z')),
      '32303530303130313030303030305a',
      0x18,
    ],
    [
      'no fraction of a second',
      generalizedTime(new Date('2026-11-23T10:00:00.999Z')),
      '32303236313132333130303030305a',
      0x18,
    ],
  ])('writes %s', (_, der, content, tag) => {
    expect(der[0]).toBe(tag)
    expect(hex(der.subarray(2))).toBe(content)
  })

  test.each([0, 127, 128, 255, 256, 65_535, 65_536, 1_000_000])(
    'gives %i octets the shortest length that reads back',
    (size) => {
      const content = Buffer.alloc(size, 7)

      const node = readDer(octets(content), { bytes: 2_000_000, depth: 2, nodes: 2 })

      expect(node.content.equals(content)).toBe(true)
    },
  )

  test('writes lists longer than an engine takes arguments', () => {
    const many = Array.from({ length: 200_000 }, () => NULL)

    expect(seqOf(many)).toHaveLength(400_005)
  })

  test.each([[-1], ['xy'], ['']])('refuses %j as an integer', (value) => {
    expect(() => int(value)).toThrow('not a non-negative integer')
  })

  test('writes integers that read back the same', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 200n }), (value) => {
        expect(readInteger(readDer(int(value)))).toBe(value)
      }),
    )
  })

  test('writes identifiers that read back the same, UUID arcs included', () => {
    const arc = fc.bigInt({ min: 0n, max: 2n ** 128n - 1n })
    const dotted = fc.tuple(fc.constantFrom('0.9', '1.2', '2.25'), fc.array(arc, { maxLength: 4 }))
    fc.assert(
      fc.property(dotted, ([root, arcs]) => {
        const text = [root, ...arcs].join('.')
        expect(readOid(readDer(oid(text)))).toBe(text)
      }),
    )
  })

  test('lays parts one after another under any tag', () => {
    expect(hex(tagged(0xa3, int(1), NULL))).toBe('a3050201010500')
  })
})
