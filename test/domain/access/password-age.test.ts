import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NOTICE_DAYS, passwordStanding } from '#domain/access/password-age.ts'
import { addDays } from '#domain/shared/time.ts'

const CHANGED = new Date('2026-01-01T12:00:00Z')
const DUE = addDays(CHANGED, 90)

function standing(now: Date, signedInAt = now, days = 90) {
  return passwordStanding({ changedAt: CHANGED, signedInAt, now, days })
}
const before = (at: Date) => new Date(at.getTime() - 1)

describe('the age of a password', () => {
  test('is no matter until two weeks before its end', () => {
    expect(standing(before(addDays(DUE, -NOTICE_DAYS)))).toEqual({ kind: 'good' })
  })

  test('is told with its date from then on', () => {
    expect(standing(addDays(DUE, -NOTICE_DAYS))).toEqual({ kind: 'ageing', dueAt: DUE })
    expect(standing(before(DUE))).toEqual({ kind: 'ageing', dueAt: DUE })
  })

  test('closes everything for whoever signs in at its end or later', () => {
    expect(standing(DUE)).toEqual({ kind: 'expired' })
    expect(standing(addDays(DUE, 400))).toEqual({ kind: 'expired' })
  })

  test('cuts off nobody who signed in before', () => {
    expect(standing(addDays(DUE, 1), before(DUE))).toEqual({ kind: 'ageing', dueAt: DUE })
  })

  test('never matters where the operator says so, or where no password was chosen', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (now) => {
        expect(standing(now, now, 0).kind).toBe('good')
        expect(passwordStanding({ changedAt: null, signedInAt: now, now, days: 90 }).kind).toBe('good')
      }),
    )
  })
})
