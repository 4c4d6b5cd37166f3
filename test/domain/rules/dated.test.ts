import { describe, expect, test } from 'vitest'
import { findHolding, holdsOn, rowsSince, startOf } from '#domain/rules/dated.ts'

const TABLE = [
  { from: '2026-03-15', rule: 'A', source: 'first' },
  { from: '2027-03-15', rule: 'B', source: 'second' },
]
const rules = (rows: readonly { rule: string }[]) => rows.map(({ rule }) => rule)

describe('a dated table', () => {
  test.each([
    ['2026-03-15T00:00:00Z', 'A'],
    ['2027-03-14T23:59:59Z', 'A'],
    ['2027-03-15T00:00:00Z', 'B'],
    ['2040-01-01T00:00:00Z', 'B'],
  ])('at %s rule %s holds', (at, rule) => {
    expect(holdsOn(TABLE, new Date(at)).rule).toBe(rule)
    expect(findHolding(TABLE, new Date(at))?.rule).toBe(rule)
  })

  test('has nothing to say before its first row', () => {
    const before = new Date('2026-03-14T23:59:59Z')

    expect(findHolding(TABLE, before)).toBeNull()
    expect(() => holdsOn(TABLE, before)).toThrow(RangeError)
  })

  test.each([
    ['2026-03-14T23:59:59Z', ['A', 'B']],
    ['2026-03-15T00:00:00Z', ['A', 'B']],
    ['2027-03-14T23:59:59Z', ['A', 'B']],
    ['2027-03-15T00:00:00Z', ['B']],
  ])('since %s the rows %j are of interest', (at, expected) => {
    expect(rules(rowsSince(TABLE, new Date(at)))).toEqual(expected)
  })

  test('begins a row at midnight UTC', () => {
    expect(startOf({ from: '2027-03-15' })).toEqual(new Date('2027-03-15T00:00:00.000Z'))
  })
})
