import { expect, test } from 'vitest'
import { officeDay } from '#domain/documents/office-day.ts'

test.each([
  ['FR', '2026-12-31T22:59:59Z', '2026-12-31'],
  ['FR', '2026-12-31T23:00:00Z', '2027-01-01'],
  ['FR', '2026-06-30T21:59:59Z', '2026-06-30'],
  ['FR', '2026-06-30T22:00:00Z', '2026-07-01'],
  ['GB', '2026-12-31T23:59:59Z', '2026-12-31'],
  ['GB', '2026-06-30T23:00:00Z', '2026-07-01'],
])('in %s it is at %s the %s', (country, at, day) => {
  expect(officeDay(country, new Date(at))).toBe(day)
})
