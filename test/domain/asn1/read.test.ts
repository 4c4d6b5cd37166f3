import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { declaredLength, DerError, readDer, type DerNode, type DerProblem } from '#domain/asn1/read.ts'
import { TAG } from '#domain/asn1/tags.ts'
import { context, int, octets, seq, set, utf8 } from '#domain/asn1/write.ts'

describe('a value is read back as it was written', () => {
  test('fields come in order, with their encodings', () => {
    const parts = [int(5), utf8('harbour'), seq(int(1))]

    const fields = readDer(seq(...parts)).fields()

    expect([...fields.rest()].map(({ encoded }) => encoded)).toEqual(parts)
  })

  test('every length has its one form', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 70_000 }), (length) => {
        const content = Buffer.alloc(length, 7)
        const limits = { bytes: 80_000, depth: 1, nodes: 1 }

        expect(readDer(octets(content), limits).content.equals(content)).toBe(true)
      }),
    )
  })

  test('an optional field is taken only when it is there', () => {
    const fields = readDer(seq(int(1), context(0, int(2)))).fields()
    fields.take(TAG.integer)

    expect(fields.takeIf(TAG.boolean)).toBeNull()
    expect(fields.takeIf(0xa0)?.wrapped().content).toEqual(Buffer.of(2))
    expect(fields.takeIf(0xa1)).toBeNull()
  })

  test('a value wrapped in an octet string is opened where it lies', () => {
    expect(readDer(octets(int(9))).wrapped().content).toEqual(Buffer.of(9))
  })
})

describe('anything but strict DER is refused with its reason', () => {
  const cases: readonly (readonly [string, string, DerProblem])[] = [
    ['nothing at all', '', 'truncated'],
    ['a tag alone', '30', 'truncated'],
    ['fewer bytes than declared', '040501', 'truncated'],
    ['a length cut off', '3082', 'truncated'],
    ['bytes after the value', '020101ff', 'trailing_bytes'],
    ['an indefinite length', '30800000', 'indefinite_length'],
    ['a short length in long form', '04810101', 'length_not_minimal'],
    ['a long length with a leading zero', `04820080${'00'.repeat(128)}`, 'length_not_minimal'],
    ['a length of five bytes', '04850000000001', 'too_large'],
    ['a tag of several bytes', '1f810100', 'tag_unsupported'],
    ['the end of contents', '0000', 'tag_unsupported'],
    ['a string in pieces', '2403040100', 'wrong_form'],
    ['NULL as a container', '2500', 'wrong_form'],
    ['a sequence as a primitive', '1000', 'wrong_form'],
  ]

  test.each(cases)('%s', (_, hex, problem) => {
    expect(problemOf(() => readDer(Buffer.from(hex, 'hex')))).toBe(problem)
  })

  test('a field of another type', () => {
    expect(
      problemOf(() =>
        readDer(seq(int(1)))
          .fields()
          .take(TAG.oid),
      ),
    ).toBe('unexpected')
    expect(problemOf(() => readDer(set()).fields())).toBe('unexpected')
  })

  test('a field too many or too few', () => {
    expect(
      problemOf(() => {
        readDer(seq(int(1)))
          .fields()
          .close()
      }),
    ).toBe('unexpected')
    expect(problemOf(() => readDer(seq()).fields().take())).toBe('truncated')
  })

  test('a field that reaches beyond its parent', () => {
    const sneaky = Buffer.from('300702050102030405', 'hex')
    sneaky[1] = 5

    expect(problemOf(() => [...readDer(sneaky.subarray(0, 7)).fields().rest()])).toBe('truncated')
  })

  test('something after a wrapped value', () => {
    expect(problemOf(() => readDer(octets(Buffer.concat([int(9), int(8)]))).wrapped())).toBe('trailing_bytes')
  })
})

describe('limits hold', () => {
  test('on bytes', () => {
    expect(problemOf(() => readDer(octets(Buffer.alloc(65_536))))).toBe('too_large')
  })

  test('on depth', () => {
    let nested = seq()
    for (let level = 0; level < 20; level += 1) nested = seq(nested)

    expect(
      problemOf(() => {
        visitAll(readDer(nested))
      }),
    ).toBe('too_deep')
  })

  test('on the number of nodes of one reading', () => {
    const crowded = seq(...Array.from({ length: 101 }, () => seq()))

    expect(
      problemOf(() => {
        visitAll(readDer(crowded, { bytes: 1_000, depth: 5, nodes: 101 }))
      }),
    ).toBe('too_many_nodes')
  })
})

describe('the length that a header declares', () => {
  test.each([
    ['3003', 5],
    ['30820100', 260],
    ['3080', null],
    ['30', null],
    ['', null],
  ])('%s: %s', (hex, length) => {
    expect(declaredLength(Buffer.from(hex, 'hex'))).toBe(length)
  })
})

test('no bytes make it throw anything but its own error', () => {
  const nastyBytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.array(fc.constantFrom(0x30, 0x31, 0x80, 0x81, 0x82, 0x84, 0xff, 0x04, 0x00, 0x02), { maxLength: 400 }),
  )

  fc.assert(
    fc.property(nastyBytes, (bytes) => {
      problemOf(() => {
        visitAll(readDer(Buffer.from(bytes)))
      })
    }),
    { numRuns: 2_000 },
  )
})

function visitAll(node: DerNode): void {
  if ((node.tag & 0x20) !== 0) for (const child of node.fields(node.tag).rest()) visitAll(child)
}

function problemOf(read: () => unknown): DerProblem | 'none' {
  try {
    read()
    return 'none'
  } catch (error) {
    if (error instanceof DerError) return error.problem
    throw error
  }
}
