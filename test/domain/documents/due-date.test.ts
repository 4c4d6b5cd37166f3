import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addCalendarDays, endOfMonth } from '#domain/documents/calendar-date.ts'
import { dueDate, PAYMENT_TERMS, type PaymentTerm } from '#domain/documents/due-date.ts'
import { DAY } from '#domain/shared/time.ts'

describe('the due date', () => {
  test.each<[PaymentTerm, string, string]>([
    ['upon_receipt', '2026-11-23', '2026-11-23'],
    ['30d', '2026-11-23', '2026-12-23'],
    ['30d', '2026-01-30', '2026-03-01'],
    ['30d', '2028-01-30', '2028-02-29'],
    ['30d_eom', '2026-11-23', '2026-12-31'],
    ['30d_eom', '2026-01-30', '2026-03-31'],
    ['30d_eom', '2028-01-30', '2028-02-29'],
    ['30d_eom', '2026-12-02', '2027-01-31'],
    ['45d_eom_a', '2026-11-23', '2027-01-31'],
    ['45d_eom_a', '2026-01-31', '2026-03-31'],
    ['45d_eom_a', '2026-12-17', '2027-01-31'],
    ['45d_eom_b', '2026-11-23', '2027-01-14'],
    ['45d_eom_b', '2026-01-31', '2026-03-17'],
    ['45d_eom_b', '2028-02-01', '2028-04-14'],
    ['30d_eom_10', '2026-11-23', '2027-01-10'],
    ['30d_eom_10', '2026-12-31', '2027-02-10'],
  ])('of %s from %s is %s', (term, issuedOn, expected) => {
    expect(dueDate(term, issuedOn, 'single')).toBe(expected)
  })

  test.each([
    ['2026-01-29', '2026-03-10'],
    ['2026-01-30', '2026-03-17'],
    ['2026-01-31', '2026-03-17'],
    ['2028-01-30', '2028-03-10'],
    ['2028-01-31', '2028-03-16'],
  ])('on the 10th after thirty days and a month’s end, from %s, is held at %s', (issuedOn, expected) => {
    expect(dueDate('30d_eom_10', issuedOn, 'single')).toBe(expected)
  })

  test('of a month’s summary invoice is at most 45 days away', () => {
    expect(dueDate('30d_eom', '2026-12-02', 'periodic')).toBe('2027-01-16')
    expect(dueDate('30d', '2026-12-02', 'periodic')).toBe('2027-01-01')
  })

  test('is never before the invoice nor later than the law allows', () => {
    const day = fc.integer({ min: 0, max: 3_652 }).map((days) => addCalendarDays('2024-01-01', days))
    fc.assert(
      fc.property(day, fc.constantFrom(...PAYMENT_TERMS), (issuedOn, term) => {
        const due = dueDate(term, issuedOn, 'single')
        const days = (Date.parse(due) - Date.parse(issuedOn)) / DAY
        const isLegal =
          days <= 60 ||
          due <= endOfMonth(addCalendarDays(issuedOn, 45)) ||
          due <= addCalendarDays(endOfMonth(issuedOn), 45)

        expect(days).toBeGreaterThanOrEqual(0)
        expect(isLegal).toBe(true)
      }),
    )
  })

  test.each(['2026-02-30', '2026-13-01', 'tomorrow'])('is not worked out from %s', (nonsense) => {
    expect(() => dueDate('30d', nonsense, 'single')).toThrow(RangeError)
  })
})
