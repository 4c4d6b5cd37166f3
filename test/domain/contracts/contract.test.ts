import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  contractStanding,
  contractState,
  dayAfter,
  daysBetween,
  isFollowed,
  priceLevelOf,
} from '#domain/contracts/contract.ts'
import { aContract, NEXT_YEAR } from './sample-contract.ts'

const THIS_YEAR = aContract()

describe('a contract', () => {
  test.each([
    ['2025-12-31', 'upcoming'],
    ['2026-01-01', 'in_force'],
    ['2026-06-15', 'in_force'],
    ['2026-12-31', 'in_force'],
    ['2027-01-01', 'over'],
  ] as const)('on %s is %s', (day, state) => {
    expect(contractState(THIS_YEAR, day)).toBe(state)
  })

  test.each(['2025-12-31', '2026-06-15', '2027-01-01'])('that was withdrawn is withdrawn on %s', (day) => {
    expect(contractState(aContract({ withdrawn: true }), day)).toBe('withdrawn')
  })
})

describe('what an account’s contracts mean', () => {
  const year2028 = aContract({ id: 'c', number: 'CT1003', startsOn: '2028-02-01', endsOn: '2028-12-31' })
  const all = [year2028, THIS_YEAR, NEXT_YEAR]

  test.each([
    ['2025-06-01', 'not_begun', 'CT1001'],
    ['2026-01-01', 'in_force', 'CT1001'],
    ['2026-12-31', 'in_force', 'CT1001'],
    ['2027-01-01', 'in_force', 'CT1002'],
    ['2028-01-15', 'not_begun', 'CT1003'],
    ['2029-01-01', 'over', 'CT1003'],
  ] as const)('on %s: %s, by %s', (day, kind, number) => {
    const standing = contractStanding(all, day)

    expect(standing).toMatchObject({ kind, contract: { number } })
  })

  test('is nothing where there is none, or none but withdrawn ones', () => {
    expect(contractStanding([], '2026-06-15')).toEqual({ kind: 'none' })
    expect(contractStanding([aContract({ withdrawn: true })], '2026-06-15')).toEqual({ kind: 'none' })
  })

  test('for prices is the level of the one in force, and the first level otherwise', () => {
    expect(priceLevelOf(all, '2026-06-15')).toBe(10)
    expect(priceLevelOf(all, '2027-06-15')).toBe(50)
    expect(priceLevelOf(all, '2028-01-15')).toBe(1)
    expect(priceLevelOf([], '2026-06-15')).toBe(1)
  })
})

describe('a contract is followed', () => {
  test.each([
    ['by one from the next day on', { startsOn: '2027-01-01', endsOn: '2027-12-31' }, true],
    ['by one that begins before its end', { startsOn: '2026-12-01', endsOn: '2027-12-31' }, true],
    ['not by one after a gap', { startsOn: '2027-01-02', endsOn: '2027-12-31' }, false],
    ['not by one before it', { startsOn: '2025-01-01', endsOn: '2025-12-31' }, false],
    ['not by a withdrawn one', { startsOn: '2027-01-01', endsOn: '2027-12-31', withdrawn: true }, false],
    ['not by itself', { id: THIS_YEAR.id, startsOn: '2027-01-01', endsOn: '2027-12-31' }, false],
  ])('%s', (_how, fields, followed) => {
    expect(isFollowed(THIS_YEAR, [THIS_YEAR, { ...NEXT_YEAR, ...fields }])).toBe(followed)
  })
})

describe('calendar days', () => {
  test.each([
    ['2026-02-28', '2026-03-01'],
    ['2028-02-28', '2028-02-29'],
    ['2026-12-31', '2027-01-01'],
  ])('after %s comes %s', (day, next) => {
    expect(dayAfter(day)).toBe(next)
  })

  test('are as far apart as one has to go from one to the other', () => {
    const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 800 }), (from, steps) => {
        const start = from.toISOString().slice(0, 10)
        let end = start
        for (let step = 0; step < steps; step += 1) end = dayAfter(end)
        return daysBetween(start, end) === steps
      }),
      { numRuns: 50 },
    )
  })
})
