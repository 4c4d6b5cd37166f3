import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chart, roundAbove } from '#presenters/components/chart.ts'

const figure = (value: number) => ({ value, text: String(value) })

describe('a chart', () => {
  const drawn = chart({
    title: 'Orders',
    labelHeading: 'Month',
    series: [
      { key: 'b', label: '2025' },
      { key: 'a', label: '2026' },
    ],
    columns: [
      { label: 'Jan', values: [figure(5), figure(20)] },
      { label: 'Feb', values: [figure(0)] },
    ],
    say: (value) => `${value} orders`,
  })

  test('scales its columns to the round value above the highest', () => {
    expect(drawn.topText).toBe('20 orders')
    expect(drawn.columns[0]?.bars).toEqual([
      { key: 'b', series: '2025', top: 75, height: 25, text: '5' },
      { key: 'a', series: '2026', top: 0, height: 100, text: '20' },
    ])
  })

  test('draws nothing for a figure that is not there', () => {
    expect(drawn.columns[1]?.bars.map(({ height, text }) => [height, text])).toEqual([
      [0, '0'],
      [0, ''],
    ])
  })

  test('of nothing has a scale all the same', () => {
    const empty = chart({ title: '', labelHeading: '', series: [], columns: [], say: String })

    expect(empty.topText).toBe('1')
  })
})

test.each([
  [1, 1],
  [7, 8],
  [9, 10],
  [24, 30],
  [41, 50],
  [1001, 2000],
])('the round value above %d is %d', (value, round) => {
  expect(roundAbove(value)).toBe(round)
})

test('no column is higher than the chart', () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 1e12, noNaN: true }), (value) => {
      expect(roundAbove(value)).toBeGreaterThanOrEqual(value)
    }),
  )
})
