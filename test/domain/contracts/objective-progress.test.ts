import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { objectiveProgress } from '#domain/contracts/objective-progress.ts'
import { aContract } from './sample-contract.ts'

const contract = aContract({ startsOn: '2026-01-01', endsOn: '2026-04-10' })
const progress = (reached: bigint, today: string) =>
  objectiveProgress({ kind: 'certificates', target: 50n }, reached, contract, today)

describe('progress towards an objective', () => {
  test.each([
    [0n, '2025-12-01', { percent: 0, timePercent: 0, missing: 50n, pace: 'on_track' }],
    [0n, '2026-01-01', { percent: 0, timePercent: 0, missing: 50n, pace: 'on_track' }],
    [10n, '2026-02-20', { percent: 20, timePercent: 50, missing: 40n, pace: 'behind' }],
    [25n, '2026-02-20', { percent: 50, timePercent: 50, missing: 25n, pace: 'on_track' }],
    [50n, '2026-02-20', { percent: 100, timePercent: 50, missing: 0n, pace: 'reached' }],
    [80n, '2026-02-20', { percent: 100, timePercent: 50, missing: 0n, pace: 'reached' }],
    [49n, '2026-04-10', { percent: 98, timePercent: 99, missing: 1n, pace: 'behind' }],
    [49n, '2026-04-11', { percent: 98, timePercent: 100, missing: 1n, pace: 'missed' }],
    [50n, '2027-01-01', { percent: 100, timePercent: 100, missing: 0n, pace: 'reached' }],
  ] as const)('with %s on %s', (reached, today, expected) => {
    expect(progress(reached, today)).toMatchObject({ reached, target: 50n, ...expected })
  })

  test('is a hundred only when nothing is missing', () => {
    const amount = fc.bigInt({ min: 0n, max: 10_000_000n })
    fc.assert(
      fc.property(amount, fc.bigInt({ min: 1n, max: 10_000_000n }), (reached, target) => {
        const { percent, missing } = objectiveProgress({ kind: 'amount', target }, reached, contract, '2026-02-20')
        return (percent === 100) === (missing === 0n) && percent >= 0 && percent <= 100
      }),
    )
  })
})
