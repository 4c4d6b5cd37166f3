import { describe, expect, test } from 'vitest'
import { leadsToSamePage, pageEndsAt } from '#domain/payments/payment-page.ts'
import { MINUTE } from '#domain/shared/time.ts'

const PAGE = { amount: 3480n, currency: 'EUR', createdAt: new Date('2026-11-23T10:00:00Z') } as const
const after = (minutes: number) => new Date(PAGE.createdAt.getTime() + minutes * MINUTE)

describe('a page to pay on', () => {
  test('ends an hour after it was made', () => {
    expect(pageEndsAt(PAGE)).toEqual(after(60))
  })

  test.each([
    [3480n, 'EUR', 0, true],
    [3480n, 'EUR', 40, true],
    [3480n, 'EUR', 41, false],
    [3480n, 'EUR', 600, false],
    [1740n, 'EUR', 0, false],
    [3480n, 'GBP', 0, false],
  ] as const)('is gone back to for %d %s after %d minutes: %s', (amount, currency, minutes, same) => {
    expect(leadsToSamePage(PAGE, { amount, currency }, after(minutes))).toBe(same)
  })
})
