import { describe, expect, test } from 'vitest'
import { compareWithFilters } from '#domain/organizations/filter-comparison.ts'

const SUBJECT = { O: 'Harbour Bakery', L: 'Brest', C: 'FR' }

describe('the filter comparison', () => {
  test('gives each field the verdict of the nearest approved value', () => {
    const filters = [
      { O: 'Pier Bakery', L: 'Brest', C: 'BE' },
      { O: 'HARBOUR BAKERY SAS', L: 'Nantes', C: 'BE' },
    ]

    expect(compareWithFilters(SUBJECT, filters)).toEqual([
      { field: 'O', value: 'Harbour Bakery', verdict: 'similar', approved: 'HARBOUR BAKERY SAS' },
      { field: 'L', value: 'Brest', verdict: 'identical', approved: 'Brest' },
      { field: 'C', value: 'FR', verdict: 'different', approved: 'BE' },
    ])
  })

  test('calls a field different that no audit has approved', () => {
    expect(compareWithFilters({ ST: 'Bretagne' }, [{ O: 'Harbour Bakery' }])).toEqual([
      { field: 'ST', value: 'Bretagne', verdict: 'different', approved: null },
    ])
    expect(compareWithFilters(SUBJECT, []).map(({ verdict }) => verdict)).toEqual([
      'different',
      'different',
      'different',
    ])
  })
})
