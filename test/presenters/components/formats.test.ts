import { describe, expect, test } from 'vitest'
import { formatsFor } from '#presenters/components/formats.ts'

const END_OF_DAY = new Date('2027-05-02T23:59:59Z')

describe('a date', () => {
  test('is the same day for everybody, though it is tomorrow in Paris already', () => {
    expect(formatsFor('en', 'Europe/Paris').date(END_OF_DAY)).toEqual({ iso: '2027-05-02', text: '2 May 2027' })
    expect(formatsFor('fr', 'Pacific/Auckland').date(END_OF_DAY)).toEqual({ iso: '2027-05-02', text: '2 mai 2027' })
  })

  test('of another day is another one', () => {
    const { date } = formatsFor('en')

    const texts = [0, 1, 2].map((days) => date(new Date(END_OF_DAY.getTime() + days * 86_400_000)).text)

    expect(texts).toEqual(['2 May 2027', '3 May 2027', '4 May 2027'])
  })

  test('stays right when more days were shown than are remembered', () => {
    const { date } = formatsFor('en', 'Europe/London')
    for (let day = 0; day < 10_001; day += 1) date(new Date(day * 86_400_000))

    expect(date(END_OF_DAY).text).toBe('2 May 2027')
  })

  test('before 1970 is written too', () => {
    expect(formatsFor('en').date(new Date('1969-12-31T12:00:00Z')).iso).toBe('1969-12-31')
  })
})

test('a moment is told by the reader’s clock', () => {
  expect(formatsFor('en', 'Europe/Paris').dateTime(END_OF_DAY).text).toContain('3 May 2027, 01:59')
  expect(formatsFor('en', 'Europe/London').dateTime(END_OF_DAY).text).toContain('3 May 2027, 00:59')
})

test('a calendar day stays that day', () => {
  expect(formatsFor('fr').day('2026-11-23')).toEqual({ iso: '2026-11-23', text: '23 nov. 2026' })
})

test('amounts, numbers and rates follow the language', () => {
  const { money, number, rate } = formatsFor('fr')

  expect([money(123_456_789n, 'EUR'), number(12_345), rate(550)]).toEqual([
    '1\u202f234\u202f567,89\u00a0€',
    '12\u202f345',
    '5,5\u00a0%',
  ])
})
