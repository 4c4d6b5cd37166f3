import { describe, expect, test } from 'vitest'
import { afterFailure, FAILURES_BEFORE_LOCK, type FailureCount } from '#domain/access/lockout.ts'

const NOW = new Date('2026-11-23T09:00:00Z')
const failTimes = (times: number): FailureCount =>
  Array.from({ length: times }).reduce<FailureCount>((count) => afterFailure(count, NOW), {
    failures: 0,
    lockedAt: null,
  })

describe('wrong passwords in a row', () => {
  test('lock at the fifth', () => {
    expect(failTimes(FAILURES_BEFORE_LOCK - 1)).toEqual({ failures: 4, lockedAt: null })
    expect(failTimes(FAILURES_BEFORE_LOCK)).toEqual({ failures: 5, lockedAt: NOW })
  })

  test('keep the time of the lock when more of them come', () => {
    const later = new Date('2026-11-24T09:00:00Z')

    expect(afterFailure({ failures: 5, lockedAt: NOW }, later)).toEqual({ failures: 6, lockedAt: NOW })
  })
})
