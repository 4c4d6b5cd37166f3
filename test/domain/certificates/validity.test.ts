import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysOf, validityFrom } from '#domain/certificates/validity.ts'
import { DAY, HOUR } from '#domain/shared/time.ts'

const AT = new Date('2026-11-23T10:00:00.500Z')
const FAR = new Date('2040-01-01T00:00:00Z')

describe('the validity of a certificate', () => {
  test('begins an hour early and includes its last second (BR §6.3.2)', () => {
    const { notBefore, notAfter } = validityFrom(AT, 200, [FAR])

    expect(notBefore).toEqual(new Date('2026-11-23T09:00:00Z'))
    expect(notAfter).toEqual(new Date('2027-06-11T08:59:59Z'))
  })

  test('ends with the plan when that is sooner', () => {
    const planEnd = new Date('2027-01-01T00:00:00.900Z')

    expect(validityFrom(AT, 200, [FAR, planEnd]).notAfter).toEqual(new Date('2027-01-01T00:00:00Z'))
  })

  test('counts a second more than whole days as one more day', () => {
    const { notBefore, notAfter } = validityFrom(AT, 47, [FAR])
    const oneSecondMore = new Date(notAfter.getTime() + 1_000)

    expect(daysOf({ notBefore, notAfter })).toBe(47)
    expect(daysOf({ notBefore, notAfter: oneSecondMore })).toBe(48)
  })

  test('never takes more days than it may, nor outlives any end', () => {
    const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(moment, moment, fc.integer({ min: 1, max: 825 }), (at, end, maxDays) => {
        const validity = validityFrom(at, maxDays, [end])

        expect(daysOf(validity)).toBeLessThanOrEqual(maxDays)
        expect(validity.notAfter.getTime()).toBeLessThanOrEqual(end.getTime())
        expect(at.getTime() - validity.notBefore.getTime()).toBeLessThan(HOUR + 1_000)
        expect(validity.notAfter.getTime() - at.getTime()).toBeLessThan(maxDays * DAY)
      }),
    )
  })
})
