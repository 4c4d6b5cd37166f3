import { describe, expect, test } from 'vitest'
import { endingDays, isEndingDay, mayEnd } from '#domain/contracts/ending.ts'
import { aContract } from './sample-contract.ts'

const contract = aContract()

describe('a contract', () => {
  test.each([
    ['2025-12-01', { from: '2026-01-01', to: '2026-12-31' }],
    ['2026-06-15', { from: '2026-06-15', to: '2026-12-31' }],
    ['2026-12-31', null],
    ['2027-01-01', null],
  ])('can on %s be made to end within %j', (today, days) => {
    expect(endingDays(contract, today)).toEqual(days)
  })

  test.each([
    ['2026-06-14', false],
    ['2026-06-15', true],
    ['2026-12-30', true],
    ['2026-12-31', false],
  ])('can on 15 June be made to end on %s: %s', (on, possible) => {
    expect(isEndingDay(contract, on, '2026-06-15')).toBe(possible)
  })

  test('that was withdrawn has no days to end on', () => {
    const withdrawn = aContract({ withdrawn: true })

    expect(endingDays(withdrawn, '2026-06-15')).toBeNull()
    expect(isEndingDay(withdrawn, '2026-07-01', '2026-06-15')).toBe(false)
  })

  test.each([
    ['2025-12-01', true],
    ['2026-12-31', true],
    ['2027-01-01', false],
  ])('may on %s still be ended: %s', (today, possible) => {
    expect(mayEnd(contract, today)).toBe(possible)
  })

  test('may not be ended twice', () => {
    expect(mayEnd(aContract({ withdrawn: true }), '2026-06-15')).toBe(false)
  })
})
