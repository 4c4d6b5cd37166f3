import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { creditorReference, isCreditorReference, printedReference } from '#domain/documents/creditor-reference.ts'
import { DOCUMENT_KINDS } from '#domain/documents/document.ts'
import { formatDocumentNumber, parseDocumentNumber } from '#domain/documents/numbering.ts'

const numbers = fc.record({
  prefix: fc.stringMatching(/^[A-Z]{2,4}$/),
  kind: fc.constantFrom(...DOCUMENT_KINDS),
  year: fc.integer({ min: 2000, max: 9999 }),
  sequence: fc.integer({ min: 1, max: 999_999_999 }),
})

describe('a document’s number', () => {
  test('says office, kind, year and place in the series', () => {
    expect(formatDocumentNumber({ prefix: 'FR', kind: 'invoice', year: 2026, sequence: 42 })).toBe('FRI2026-000042')
  })

  test('reads back as it was written', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(parseDocumentNumber(formatDocumentNumber(number))).toEqual(number)
      }),
    )
  })

  test.each([
    'FRX2026-000001',
    'FRI2026-00001',
    'FRI2026-0000001',
    'FRI2026-000000',
    'fri2026-000001',
    'I2026-000001',
    '',
  ])('is not read from “%s”', (text) => {
    expect(parseDocumentNumber(text)).toBeNull()
  })
})

describe('a creditor reference', () => {
  test.each([
    ['539007547034', 'RF18539007547034'],
    ['FRI2026-000042', 'RF44FRI2026000042'],
  ])('of %s is %s', (number, reference) => {
    expect(creditorReference(number)).toBe(reference)
  })

  test('of any document is right, at most 25 characters long, and prints in groups of four', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const reference = creditorReference(formatDocumentNumber(number))

        expect(reference.length).toBeLessThanOrEqual(25)
        expect(isCreditorReference(reference)).toBe(true)
        expect(isCreditorReference(printedReference(reference))).toBe(true)
      }),
    )
  })

  test('is wrong when one digit is mistyped or two neighbours are exchanged', () => {
    expect(isCreditorReference('RF18539007547043')).toBe(false)
    expect(isCreditorReference('RF18539007547035')).toBe(false)
    expect(isCreditorReference('18539007547034')).toBe(false)
  })

  test('prints in groups of four without a gap at the end', () => {
    expect(printedReference('RF18539007547034')).toBe('RF18 5390 0754 7034')
  })

  test.each(['', '-', 'A'.repeat(22)])('is not made of “%s”', (number) => {
    expect(() => creditorReference(number)).toThrow(RangeError)
  })
})
