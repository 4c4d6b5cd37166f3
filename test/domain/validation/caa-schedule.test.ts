import { describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '#domain/shared/time.ts'
import { caaAllows, isCaaMailed, nextCaaLookAt } from '#domain/validation/caa-schedule.ts'

const AT = new Date('2026-11-24T09:00:00Z')
const ago = (ms: number) => new Date(AT.getTime() - ms)
const pause = (looks: number) => Number(nextCaaLookAt(looks, AT)) - AT.getTime()

describe('looks at CAA records that stand in the way', () => {
  test.each([
    [1, 5 * MINUTE],
    [4, 30 * MINUTE],
    [8, 8 * HOUR],
    [9, 12 * HOUR],
    [35, 12 * HOUR],
  ])('are repeated ever more slowly: after %i', (looks, expected) => {
    expect(pause(looks)).toBe(expected)
  })

  test('end after about two weeks', () => {
    const total = Array.from({ length: 35 }, (_, index) => pause(index + 1)).reduce((sum, one) => sum + one)

    expect(nextCaaLookAt(36, AT)).toBeNull()
    expect(nextCaaLookAt(1000, AT)).toBeNull()
    expect(total / DAY).toBeGreaterThan(13)
    expect(total / DAY).toBeLessThan(16)
  })
})

test.each([
  [1, false],
  [2, true],
  [3, false],
  [35, false],
  [36, true],
  [37, false],
])('the obstacle that look %i finds is told by mail: %s', (look, expected) => {
  expect(isCaaMailed(look)).toBe(expected)
})

describe('an issue', () => {
  const look = (fields: object = {}) => ({ name: 'a.example', allowed: true, checkedAt: ago(MINUTE), ...fields })

  test.each([
    ['looked at just now', [look()], true],
    ['refused', [look({ allowed: false })], false],
    ['looked at too long ago', [look({ checkedAt: ago(15 * MINUTE) })], false],
    ['looked at under another name only', [look({ name: 'b.example' })], false],
    ['never looked at', [], false],
  ])('of a name that was %s', (_, looks, expected) => {
    expect(caaAllows(['a.example'], looks, AT)).toBe(expected)
  })

  test('needs a look at every name', () => {
    expect(caaAllows(['a.example', 'b.example'], [look(), look({ name: 'b.example' })], AT)).toBe(true)
    expect(caaAllows(['a.example', 'b.example'], [look()], AT)).toBe(false)
    expect(caaAllows([], [], AT)).toBe(true)
  })
})
