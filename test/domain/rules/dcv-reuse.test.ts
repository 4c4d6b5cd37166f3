import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DCV_METHODS } from '#domain/rules/dcv-methods.ts'
import { isProofReusable, proofReusableUntil } from '#domain/rules/dcv-reuse.ts'
import { SECOND } from '#domain/shared/time.ts'

const proof = (validatedAt: string, method: 'dns_txt' | 'dns_persistent' | 'email' = 'dns_txt', supplier?: string) => ({
  validatedAt: new Date(validatedAt),
  method,
  ...(supplier !== undefined && { supplier }),
})

describe('a proof of control', () => {
  test.each([
    ['lives its 200 days out', proof('2026-04-01T09:00:00Z'), '2026-10-18T09:00:00Z'],
    ['ends when the row of 100 days begins', proof('2026-12-01T00:00:00Z'), '2027-03-15T00:00:00Z'],
    ['outlives that day with 100 days of its own', proof('2027-02-01T00:00:00Z'), '2027-05-12T00:00:00Z'],
    ['ends when the row of 10 days begins', proof('2029-02-01T00:00:00Z'), '2029-03-15T00:00:00Z'],
    ['lives 10 days from 2029 on', proof('2029-06-01T00:00:00Z'), '2029-06-11T00:00:00Z'],
    ['had 825 days once', proof('2018-08-01T00:00:00Z'), '2020-09-01T00:00:00Z'],
    ['by a persistent record lives 10 days', proof('2026-12-01T00:00:00Z', 'dns_persistent'), '2026-12-11T00:00:00Z'],
    ['by e-mail ends with the method', proof('2028-03-01T00:00:00Z', 'email'), '2028-03-15T00:00:00Z'],
    ['lives 198 days with Sectigo', proof('2026-04-01T00:00:00Z', 'dns_txt', 'sectigo'), '2026-10-16T00:00:00Z'],
    [
      'that Sectigo took before its own rule ends when that begins',
      proof('2025-08-01T00:00:00Z', 'dns_txt', 'sectigo'),
      '2026-03-12T00:00:00Z',
    ],
    ['lives 200 days with HARICA', proof('2026-04-01T00:00:00Z', 'dns_txt', 'harica'), '2026-10-18T00:00:00Z'],
  ])('%s', (_, given, until) => {
    expect(proofReusableUntil(given)).toEqual(new Date(until))
    expect(isProofReusable(given, new Date(Date.parse(until) - SECOND))).toBe(true)
    expect(isProofReusable(given, new Date(until))).toBe(false)
  })

  test('is not there before it was made', () => {
    expect(isProofReusable(proof('2026-04-01T00:00:00Z'), new Date('2026-03-31T23:59:59Z'))).toBe(false)
    expect(isProofReusable(proof('2026-04-01T00:00:00Z'), new Date('2026-04-01T00:00:00Z'))).toBe(true)
  })

  test('that has ended does not come back', () => {
    const moment = fc.date({ min: new Date('2018-03-01'), max: new Date('2031-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(moment, moment, moment, fc.constantFrom(...DCV_METHODS), (validatedAt, one, other, method) => {
        const [earlier, later] = one < other ? [one, other] : [other, one]
        fc.pre(earlier >= validatedAt && !isProofReusable({ validatedAt, method }, earlier))
        expect(isProofReusable({ validatedAt, method }, later)).toBe(false)
      }),
    )
  })
})
