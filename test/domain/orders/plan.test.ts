import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { certificateWindow, planFrom } from '#domain/orders/plan.ts'
import { forecastCertificates, isReissueDue } from '#domain/orders/reissue-forecast.ts'
import { STANDARD_TERMS } from '#domain/orders/terms.ts'
import { maxLifetimeDays } from '#domain/rules/lifetimes.ts'
import { addDays, addYears, DAY, HOUR, SECOND } from '#domain/shared/time.ts'

const at = (iso: string) => new Date(iso)
const daysOf = ({ notBefore, notAfter }: { notBefore: Date; notAfter: Date }) =>
  (notAfter.getTime() + SECOND - notBefore.getTime()) / DAY

describe('a plan', () => {
  test('begins with the delivery and lasts its years', () => {
    expect(planFrom(at('2026-11-23T10:00:00Z'), 1)).toEqual({
      start: at('2026-11-23T10:00:00Z'),
      end: at('2027-11-23T10:00:00Z'),
    })
  })

  test('that begins on 29 February ends on the 28th', () => {
    expect(planFrom(at('2028-02-29T00:00:00Z'), 1).end).toEqual(at('2029-02-28T00:00:00Z'))
    expect(planFrom(at('2028-02-29T00:00:00Z'), 4).end).toEqual(at('2032-02-29T00:00:00Z'))
  })

  test('of a renewal loses no day of the one before', () => {
    expect(planFrom(at('2026-10-01T00:00:00Z'), 1, at('2026-11-23T00:00:00Z'))).toEqual({
      start: at('2026-11-23T00:00:00Z'),
      end: at('2027-11-23T00:00:00Z'),
    })
  })

  test('of a renewal delivered late begins with its delivery', () => {
    expect(planFrom(at('2026-12-01T00:00:00Z'), 1, at('2026-11-23T00:00:00Z')).start).toEqual(
      at('2026-12-01T00:00:00Z'),
    )
  })
})

describe('the life of a certificate', () => {
  test.each([
    ['2026-03-14T23:59:59Z', 365, 'plan'],
    ['2026-03-15T00:00:00Z', 200, 'rule'],
    ['2027-03-14T23:59:59Z', 200, 'rule'],
    ['2027-03-15T00:00:00Z', 100, 'rule'],
    ['2029-03-14T23:59:59Z', 100, 'rule'],
    ['2029-03-15T00:00:00Z', 47, 'rule'],
  ])('issued at %s is %i days, limited by the %s', (iso, days, limitedBy) => {
    const window = certificateWindow(addYears(at(iso), 1), { type: 'server', issuedAt: at(iso) })

    expect(window).toMatchObject({ notBefore: at(iso), limitedBy })
    expect(window && daysOf(window)).toBe(days)
  })

  test('counts from where it is backdated to', () => {
    const issuedAt = at('2027-03-15T00:30:00Z')
    const notBefore = new Date(issuedAt.getTime() - HOUR)
    const window = certificateWindow(addYears(issuedAt, 1), { type: 'server', issuedAt, notBefore })

    expect(window && daysOf(window)).toBe(100)
  })

  test('is cut by its supplier and by the end of the plan, to the last second', () => {
    const issuedAt = at('2026-11-23T00:00:00Z')
    const life = (planEnd: Date) => certificateWindow(planEnd, { type: 'server', supplier: 'sectigo', issuedAt })

    expect(life(addDays(issuedAt, 300))).toMatchObject({ notAfter: at('2027-06-09T23:59:59Z'), limitedBy: 'rule' })
    expect(life(addDays(issuedAt, 199))).toMatchObject({ notAfter: at('2027-06-09T23:59:59Z'), limitedBy: 'plan' })
    expect(life(addDays(issuedAt, 10))).toMatchObject({ notAfter: at('2026-12-02T23:59:59Z'), limitedBy: 'plan' })
  })

  test('does not begin once the plan is over', () => {
    const end = at('2026-11-23T00:00:00Z')

    expect(certificateWindow(end, { type: 'server', issuedAt: end })).toBeNull()
    expect(certificateWindow(end, { type: 'server', issuedAt: new Date(end.getTime() - SECOND) })).not.toBeNull()
  })
})

describe('the forecast of a plan', () => {
  test.each([
    ['2025-11-23T00:00:00Z', 1, 1],
    ['2026-03-15T00:00:00Z', 1, 2],
    ['2026-11-23T00:00:00Z', 1, 3],
    ['2027-03-15T00:00:00Z', 1, 4],
    ['2029-03-15T00:00:00Z', 1, 8],
  ])('that begins at %s for %i year(s) has %i certificates', (iso, years, count) => {
    expect(forecastCertificates(planFrom(at(iso), years), 'server', STANDARD_TERMS)).toHaveLength(count)
  })

  test('says from when each successor is due; the last one has none', () => {
    const forecast = forecastCertificates(planFrom(at('2026-04-01T00:00:00Z'), 1), 'server', STANDARD_TERMS, 'digicert')

    expect(forecast).toEqual([
      {
        notBefore: at('2026-04-01T00:00:00Z'),
        notAfter: at('2026-10-16T23:59:59Z'),
        limitedBy: 'rule',
        reissueDueAt: at('2026-08-11T15:59:59.333Z'),
      },
      {
        notBefore: at('2026-10-17T00:00:00Z'),
        notAfter: at('2027-03-31T23:59:59Z'),
        limitedBy: 'plan',
        reissueDueAt: null,
      },
    ])
  })

  test('covers the plan without a gap, and no certificate lives too long', () => {
    const start = fc.date({ min: at('2021-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z'), noInvalidDate: true })
    const type = fc.constantFrom('server' as const, 'code_signing' as const, 'client' as const)
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 6 }), type, (begin, years, kind) => {
        const plan = planFrom(begin, years)
        const forecast = forecastCertificates(plan, kind, STANDARD_TERMS)

        expect(forecast[0]?.notBefore).toEqual(plan.start)
        expect(forecast.at(-1)?.notAfter.getTime()).toBe(plan.end.getTime() - SECOND)
        forecast.forEach((certificate, index) => {
          expect(daysOf(certificate)).toBeLessThanOrEqual(maxLifetimeDays(kind, certificate.notBefore))
          const next = forecast[index + 1]
          if (next) expect(next.notBefore.getTime() - certificate.notAfter.getTime()).toBe(SECOND)
        })
      }),
    )
  })
})

describe('a reissue', () => {
  const certificate = { notBefore: at('2026-04-01T00:00:00Z'), notAfter: at('2026-06-29T23:59:59Z') }
  const due = at('2026-05-30T23:59:59.333Z')
  const planEnd = at('2027-04-01T00:00:00Z')
  const isDue = (now: Date, end = planEnd) => isReissueDue(certificate, end, now, STANDARD_TERMS)

  test('is due from two thirds of the life on, also of one that has ended, until the plan ends', () => {
    expect(isDue(new Date(due.getTime() - 1))).toBe(false)
    expect(isDue(due)).toBe(true)
    expect(isDue(at('2026-08-01T00:00:00Z'))).toBe(true)
    expect(isDue(new Date(planEnd.getTime() - 1))).toBe(true)
    expect(isDue(planEnd)).toBe(false)
  })

  test('is never due for the certificate that reaches the end of the plan', () => {
    expect(isDue(at('2026-06-29T00:00:00Z'), at('2026-06-30T00:00:00Z'))).toBe(false)
    expect(isDue(at('2026-06-29T00:00:00Z'), at('2026-06-30T00:00:01Z'))).toBe(true)
  })
})
