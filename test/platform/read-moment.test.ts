import fc from 'fast-check'
import pg from 'pg'
import { expect, test } from 'vitest'
import { readMoment } from '#platform/read-moment.ts'

const readByPg = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ) as (text: string) => Date

const moment = fc
  .date({ min: new Date('0101-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 19).replace('T', ' '))
const fraction = fc.integer({ min: 0, max: 6 }).chain((length) => fc.stringMatching(new RegExp(`^\\d{${length}}$`)))

test('reads every moment of our era as pg does', () => {
  fc.assert(
    fc.property(moment, fraction, (seconds, digits) => {
      const text = `${seconds}${digits === '' ? '' : `.${digits}`}+00`

      expect(readMoment(text)).toEqual(readByPg(text))
    }),
    { numRuns: 2_000 },
  )
})

test.each([
  ['another zone', '2026-11-23 16:39:49.123+01:30', new Date('2026-11-23T15:09:49.123Z')],
  ['a zone of seconds', '1850-11-23 16:39:49+00:09:21', new Date('1850-11-23T16:30:28Z')],
  ['the first century', '0077-01-02 03:04:05+00', new Date('0077-01-02T03:04:05Z')],
  ['before our era', '0044-03-15 12:00:00+00 BC', new Date('-000043-03-15T12:00:00Z')],
  ['five digits of a year', '12026-11-23 16:39:49+00', new Date('+012026-11-23T16:39:49Z')],
  ['infinity', 'infinity', Infinity],
])('reads %s as well', (_, text, moment) => {
  expect(readMoment(text)).toEqual(moment)
})
