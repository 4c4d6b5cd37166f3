import { describe, expect, test } from 'vitest'
import { addDays, HOUR, MINUTE, SECOND } from '#domain/shared/time.ts'
import { valueLapsesAt } from '#domain/rules/dcv-values.ts'
import { firstCheckAt, hasLapsed, mayCheckNow, nextCheckAt } from '#domain/validation/check-schedule.ts'

const ASKED = new Date('2026-11-23T09:00:00Z')
const later = (at: Date, milliseconds: number) => new Date(at.getTime() + milliseconds)

describe('the next check', () => {
  test('comes soon at first, then ever later, at last every two hours', () => {
    const pauses = Array.from({ length: 12 }, (_, checks) => {
      const next = nextCheckAt({ requestedAt: ASKED, checks }, ASKED)
      return next && (next.getTime() - ASKED.getTime()) / MINUTE
    })

    expect(pauses).toEqual([1, 1, 2, 2, 5, 5, 10, 15, 30, 120, 120, 120])
  })

  test('is a minute after the challenge was given, the first time', () => {
    expect(firstCheckAt(ASKED)).toEqual(later(ASKED, MINUTE))
  })

  test('does not come once the challenge has lapsed', () => {
    const lapses = valueLapsesAt(ASKED)

    expect(lapses).toEqual(addDays(ASKED, 30))
    expect(nextCheckAt({ requestedAt: ASKED, checks: 50 }, later(lapses, -2 * HOUR - SECOND))).not.toBeNull()
    expect(nextCheckAt({ requestedAt: ASKED, checks: 50 }, later(lapses, -2 * HOUR))).toBeNull()
  })
})

describe('a value', () => {
  const lapse = addDays(ASKED, 30)
  const asked = { state: 'pending', method: 'dns_txt', requestedAt: ASKED } as const

  test('proves nothing from its thirtieth day', () => {
    expect(hasLapsed(asked, later(lapse, -1))).toBe(false)
    expect(hasLapsed(asked, lapse)).toBe(true)
  })

  test('that has proved, or whose mails lapse one by one, does not lapse', () => {
    expect(hasLapsed({ ...asked, state: 'valid' }, lapse)).toBe(false)
    expect(hasLapsed({ ...asked, method: 'email' }, lapse)).toBe(false)
  })
})

describe('a check asked for', () => {
  test('is made at once, but not twice within 20 seconds', () => {
    expect(mayCheckNow(null, ASKED)).toBe(true)
    expect(mayCheckNow(ASKED, later(ASKED, 19 * SECOND))).toBe(false)
    expect(mayCheckNow(ASKED, later(ASKED, 20 * SECOND))).toBe(true)
  })
})
