import { describe, expect, test } from 'vitest'
import { assessDeposit, depositLacking, DEPOSIT_LIMITS, plainAmount } from '#domain/top-ups/assess-deposit.ts'

describe('an amount for the deposit', () => {
  test.each([
    ['1500', 150_000n],
    [' 1 500,50 ', 150_050n],
    ['1,500.50', 150_050n],
    ['10', DEPOSIT_LIMITS.least],
    ['1000000', DEPOSIT_LIMITS.most],
  ])('is read as people type it: “%s”', (typed, amount) => {
    expect(assessDeposit(typed).amount).toBe(amount)
  })

  test.each(['', 'ten', '-10', '9.99', '0', '1000000.01', '1e5', '9'.repeat(40)])('is none in “%s”', (typed) => {
    expect(assessDeposit(typed).amount).toBeNull()
  })
})

test.each([0n, 5n, 99n, 100n, 123_456n, DEPOSIT_LIMITS.most])('%s minor units are written and read alike', (amount) => {
  expect(plainAmount(amount)).toMatch(/^\d+\.\d{2}$/)
  if (amount >= DEPOSIT_LIMITS.least) expect(assessDeposit(plainAmount(amount)).amount).toBe(amount)
})

test('what orders lack is their sum less the balance, and never less than what is worth an invoice', () => {
  expect(depositLacking([], 0n)).toBe(0n)
  expect(depositLacking([10_000n, 5000n], 15_000n)).toBe(0n)
  expect(depositLacking([10_000n, 5000n], 4000n)).toBe(11_000n)
  expect(depositLacking([10_000n], 9999n)).toBe(DEPOSIT_LIMITS.least)
})
