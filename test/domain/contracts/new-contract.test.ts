import { describe, expect, test } from 'vitest'
import { contractFaults, type NewContract } from '#domain/contracts/new-contract.ts'
import { aContract } from './sample-contract.ts'

const SOLD = new Set(['positivessl', 'certigna-ssl'])
const wish = (fields: Partial<NewContract> = {}): NewContract => ({
  startsOn: '2027-01-01',
  endsOn: '2027-12-31',
  products: ['positivessl'],
  priceLevel: 1,
  objective: null,
  ...fields,
})
const faults = (fields: Partial<NewContract>, others = [aContract()]) =>
  contractFaults(wish(fields), others, SOLD, '2026-11-23')

describe('a new contract', () => {
  test('is right beside one that ends the day before', () => {
    expect(faults({})).toEqual([])
  })

  test('may have begun already', () => {
    expect(faults({ startsOn: '2026-11-01' }, [])).toEqual([])
  })

  test.each<[string, Partial<NewContract>, object]>([
    ['that ends before it begins', { endsOn: '2026-12-30' }, { field: 'endsOn', code: 'ends_before_start' }],
    ['that is over', { startsOn: '2025-01-01', endsOn: '2025-12-31' }, { field: 'endsOn', code: 'ends_in_past' }],
    ['longer than any', { endsOn: '2033-01-01' }, { field: 'endsOn', code: 'too_long' }],
    [
      'further ahead than any',
      { startsOn: '9999-01-01', endsOn: '9999-12-31' },
      { field: 'startsOn', code: 'starts_too_late' },
    ],
    ['that shares a day', { startsOn: '2026-12-31' }, { field: 'startsOn', code: 'overlaps', number: 'CT1001' }],
    ['of what is not sold', { products: ['positivessl', 'soap'] }, { field: 'products', code: 'unknown_product' }],
  ])('%s is wrong', (_what, fields, fault) => {
    expect(faults(fields)).toEqual([fault])
  })

  test('may take the days of a withdrawn one', () => {
    expect(faults({ startsOn: '2026-11-23' }, [aContract({ withdrawn: true })])).toEqual([])
  })

  test('is told of all that is wrong at once', () => {
    expect(faults({ startsOn: '2026-12-01', endsOn: '2033-01-01', products: ['soap'] })).toHaveLength(3)
  })
})
