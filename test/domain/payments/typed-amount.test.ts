import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAmount } from '#domain/payments/typed-amount.ts'

describe('an amount as it is typed', () => {
  test.each([
    ['240', 24_000n],
    ['240.5', 24_050n],
    ['240,50', 24_050n],
    ['1 234,56', 123_456n],
    ['1\u202f234,56\u00a0€', 123_456n],
    ['£1,234.56', 123_456n],
    ['1.234,56', 123_456n],
    ['1,234', 123_400n],
    ['0.07', 7n],
    ['  12 ', 1_200n],
  ])('«%s» is read', (typed, amount) => {
    expect(readAmount(typed)).toBe(amount)
  })

  test.each(['', 'abc', '-5', '1.2345', '12,34.56', '1,23,456', '1e3', '0x10', '12.', '.5', '9'.repeat(13)])(
    '«%s» is not an amount',
    (typed) => {
      expect(readAmount(typed)).toBeNull()
    },
  )

  test('is read back as it is written in both languages', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 99_999_999_999n }), fc.constantFrom('en-GB', 'fr-FR'), (amount, locale) => {
        const digits = amount.toString().padStart(3, '0')
        const decimal = `${digits.slice(0, -2)}.${digits.slice(-2)}` as `${number}`
        const written = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(decimal)

        expect(readAmount(written)).toBe(amount)
      }),
    )
  })
})
