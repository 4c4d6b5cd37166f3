import { describe, expect, test } from 'vitest'
import {
  formatDate,
  formatDateTime,
  formatFileSize,
  formatMoney,
  formatNumber,
  formatPercent,
} from '#presenters/format.ts'

const NARROW = '\u202f'
const WIDE = '\u00a0'

describe('money', () => {
  test.each([
    [123_456n, 'EUR', 'en', '€1,234.56'],
    [123_456n, 'EUR', 'fr', `1${NARROW}234,56${WIDE}€`],
    [123_456n, 'GBP', 'en', '£1,234.56'],
    [5n, 'EUR', 'en', '€0.05'],
    [-5n, 'EUR', 'en', '-€0.05'],
    [-123n, 'EUR', 'fr', `-1,23${WIDE}€`],
    [0n, 'GBP', 'en', '£0.00'],
  ] as const)('%s %s in %s', (amount, currency, language, expected) => {
    expect(formatMoney({ amount, currency }, language)).toBe(expected)
  })

  test('keeps every cent of an amount that a floating-point number can not hold', () => {
    expect(formatMoney({ amount: 9_007_199_254_740_993_01n, currency: 'EUR' }, 'en')).toBe('€9,007,199,254,740,993.01')
  })
})

describe('numbers', () => {
  test.each([
    [1_234_567, 'en', '1,234,567'],
    [1_234_567n, 'fr', `1${NARROW}234${NARROW}567`],
  ] as const)('%s in %s', (value, language, expected) => {
    expect(formatNumber(value, language)).toBe(expected)
  })

  test.each([
    [2000, 'en', '20%'],
    [2000, 'fr', `20${NARROW}%`],
    [850, 'fr', `8,5${NARROW}%`],
    [1425, 'en', '14.25%'],
    [0, 'en', '0%'],
  ] as const)('a rate of %s in %s', (rate, language, expected) => {
    expect(formatPercent(rate, language).replace(WIDE, NARROW)).toBe(expected)
  })
})

describe('dates', () => {
  test.each([
    ['2026-11-03', 'en', '3 Nov 2026'],
    ['2026-11-03', 'fr', '3 nov. 2026'],
    [new Date('2026-11-03T23:59:59Z'), 'en', '3 Nov 2026'],
  ] as const)('%s in %s', (day, language, expected) => {
    expect(formatDate(day, language)).toBe(expected)
  })

  test('a moment is told with its zone', () => {
    const at = new Date('2026-11-23T08:05:00Z')

    expect(formatDateTime(at, 'en')).toBe('23 Nov 2026, 08:05 UTC')
    expect(formatDateTime(at, 'fr')).toBe('23 nov. 2026, 08:05 UTC')
    expect(formatDateTime(at, 'fr', 'Europe/Paris')).toBe('23 nov. 2026, 09:05 UTC+1')
  })
})

describe('file sizes', () => {
  test.each([
    [0, 'en', '0 bytes'],
    [1, 'fr', `1${NARROW}octet`],
    [999, 'en', '999 bytes'],
    [1_000, 'en', '1 kB'],
    [1_540, 'fr', `1,5${NARROW}ko`],
    [15_000_000, 'fr', `15${NARROW}Mo`],
    [3e9, 'en', '3 GB'],
    [5e15, 'en', '5,000,000 GB'],
  ] as const)('of %s bytes in %s', (bytes, language, expected) => {
    expect(formatFileSize(bytes, language).replace(WIDE, NARROW)).toBe(expected)
  })
})
