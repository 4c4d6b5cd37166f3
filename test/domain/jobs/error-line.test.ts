import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { errorLine } from '#domain/jobs/error-line.ts'

test.each([
  ['connect ECONNREFUSED 192.0.2.1:25', 'connect ECONNREFUSED 192.0.2.1:25'],
  ['\n  The authority said no.\n    at submit (/app/src/x.ts:1:2)', 'The authority said no.'],
  ['one\ttwo\u0007 three\u202eeerht', 'one two three eerht'],
  ['', null],
  [' \n\t', null],
])('of %j staff read %j', (text, line) => {
  expect(errorLine(text)).toBe(line)
})

describe('of a statement of the database', () => {
  test.each([
    [`insert into "mails" ("html") values ('<p>a - b</p>') - null value in column "id"`, 'null value in column "id"'],
    [`\n  select x\n  from users where login = 'anna' - column "x" does not exist`, 'column "x" does not exist'],
    [`UPDATE users set name = 'Anna'`, null],
  ])('%j only the answer is read', (text, line) => {
    expect(errorLine(text)).toBe(line)
  })

  test('a sentence that merely begins like one is left whole', () => {
    expect(errorLine('Withdrawn by the authority - ask again')).toBe('Withdrawn by the authority - ask again')
  })
})

describe('what may be a secret', () => {
  const token = 'q3Jx-7Vb_2kLm9ZpT4wYs8RnD1cFh6GaQ0eUiOvXyBzA'

  test.each([
    [`GET https://portal.example/password/${token} failed`, 'GET https://portal.… failed'],
    [`key ${'0123456789abcdef'.repeat(4)}`, 'key …'],
  ])('%s is left out', (text, line) => {
    expect(errorLine(text)).toBe(line)
  })

  test.each([
    'no row 019ab000-0000-7000-8000-000000000001 in mails',
    'violates constraint "domain_validations_account_id_order_id_fkey"',
    'order CH100123 of www.harbour-bakery.example',
  ])('%s holds none', (text) => {
    expect(errorLine(text)).toBe(text)
  })
})

test('it is one short line, whatever went wrong', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
      const line = errorLine(text)

      expect((line ?? 'x').length).toBeGreaterThan(0)
      expect((line ?? '').length).toBeLessThanOrEqual(200)
      expect(line ?? '').not.toMatch(/[\r\n\p{Cc}]/u)
    }),
  )
})
