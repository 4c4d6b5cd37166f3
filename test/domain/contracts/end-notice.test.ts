import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayAfter } from '#domain/contracts/contract.ts'
import { dueNotice, NOTICE_DAYS } from '#domain/contracts/end-notice.ts'
import { aContract, NEXT_YEAR } from './sample-contract.ts'

const contract = aContract()
const due = (today: string, given: readonly number[] = [], others = [contract]) =>
  dueNotice(contract, others, given, today)

describe('the notice of a contract’s end', () => {
  test.each([
    ['2026-10-31', [], null],
    ['2026-11-01', [], { daysLeft: 60, notes: [60] }],
    ['2026-11-02', [60], null],
    ['2026-12-01', [60], { daysLeft: 30, notes: [30] }],
    ['2026-12-23', [60, 30], null],
    ['2026-12-24', [60, 30], { daysLeft: 7, notes: [7] }],
    ['2026-12-31', [60, 30, 7], null],
  ])('on %s after %j is %j', (today, given, notice) => {
    expect(due(today, given)).toEqual(notice)
  })

  test('comes late when nobody was at work on its day', () => {
    expect(due('2026-11-05')).toEqual({ daysLeft: 56, notes: [60] })
    expect(due('2026-12-31', [60, 30])).toEqual({ daysLeft: 0, notes: [7] })
  })

  test('is one for several that were missed', () => {
    expect(due('2026-12-28')).toEqual({ daysLeft: 3, notes: [60, 30, 7] })
    expect(due('2026-12-28', [60])).toEqual({ daysLeft: 3, notes: [30, 7] })
  })

  test('is none after the end, for a withdrawn contract, or where another one follows', () => {
    expect(due('2027-01-01')).toBeNull()
    expect(due('2026-12-01', [], [contract, NEXT_YEAR])).toBeNull()
    expect(dueNotice(aContract({ withdrawn: true }), [], [], '2026-12-01')).toBeNull()
  })

  test('is not owed for days before the contract was made', () => {
    const short = aContract({ madeAt: new Date('2026-12-11T09:00:00Z') })

    expect(dueNotice(short, [short], [], '2026-12-11')).toBeNull()
    expect(dueNotice(short, [short], [], '2026-12-24')).toEqual({ daysLeft: 7, notes: [7] })
  })

  test('is not given after a later one', () => {
    expect(due('2026-12-28', [7])).toBeNull()
    expect(due('2026-12-28', [30, 7])).toBeNull()
  })

  test('is given at most once for each day, whenever the job runs', () => {
    const runs = fc.array(fc.boolean(), { minLength: 75, maxLength: 75 })
    fc.assert(
      fc.property(runs, (atWork) => {
        const given: number[] = []
        let mails = 0
        let day = '2026-10-25'
        for (const runsToday of atWork) {
          const notice = runsToday ? dueNotice(contract, [contract], given, day) : null
          if (notice) {
            mails += 1
            given.push(...notice.notes)
          }
          day = dayAfter(day)
        }
        return mails <= NOTICE_DAYS.length && new Set(given).size === given.length
      }),
    )
  })
})
