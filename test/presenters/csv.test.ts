import { describe, expect, test } from 'vitest'
import { csvLine } from '#presenters/csv.ts'

describe('a line of CSV', () => {
  test('quotes what holds a comma, a quote or a line break (RFC 4180)', () => {
    expect(csvLine(['a', 'b,c', 'd"e', 'f\ng'])).toBe('a,"b,c","d""e","f\ng"\r\n')
  })

  test.each(['=1+1', '+33', '-2', '@SUM(A1)', '\tx', '\rx', '\u0000x', '＝1', '＋1', '－1', '＠x'])(
    'shows %j as text and not as a formula',
    (cell) => {
      expect(csvLine([cell]).replace(/^"/, '').startsWith(`'${cell[0]}`)).toBe(true)
    },
  )

  test('leaves harmless cells as they are', () => {
    expect(csvLine(['www.harbour-bakery.example', '129.00', ''])).toBe('www.harbour-bakery.example,129.00,\r\n')
  })
})
