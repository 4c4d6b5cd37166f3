import { describe, expect, test } from 'vitest'
import { REASON_CODES, REVOCATION_REASONS, reasonOfCode } from '#domain/rules/revocation-reasons.ts'

describe('the reasons that a subscriber may give', () => {
  test('are five, the one without a reason first', () => {
    expect(REVOCATION_REASONS).toEqual([
      'unspecified',
      'keyCompromise',
      'affiliationChanged',
      'superseded',
      'cessationOfOperation',
    ])
  })

  test.each(REVOCATION_REASONS)('%s is found again by its code', (reason) => {
    expect(reasonOfCode(REASON_CODES[reason])).toBe(reason)
  })

  test.each([2, 6, 7, 8, 9, 10, -1, 1.5])('code %d is not theirs to give', (code) => {
    expect(reasonOfCode(code)).toBeNull()
  })
})
