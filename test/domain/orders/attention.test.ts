import { expect, test } from 'vitest'
import { badgeText } from '#domain/orders/attention.ts'

test.each([
  [0, '0'],
  [7, '7'],
  [99, '99'],
  [100, '99+'],
  [5000, '99+'],
])('a badge of %i says %s', (count, text) => {
  expect(badgeText(count)).toBe(text)
})
