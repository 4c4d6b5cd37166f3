import { expect, test } from 'vitest'
import { field, option } from '#presenters/components/field.ts'
import { filterBar } from '#presenters/components/filter-bar.ts'

const status = (value: string) =>
  field({ kind: 'select', name: 'status', label: 'Status', value, options: [option('valid', 'Valid')] })
const until = (value: string) => field({ kind: 'date', name: 'until', label: 'Ends before', value })

test('names each filter in force by its word, and leads to the list without it', () => {
  const bar = filterBar('/orders?status=valid&sort=price&after=7', [status('valid')])

  expect(bar.active).toEqual([{ label: 'Status', value: 'Valid', href: '/orders?sort=price' }])
})

test('keeps sorting and page length, and begins again at the first page', () => {
  const bar = filterBar('/orders?status=valid&sort=price&length=50&after=7', [status('valid')])

  expect(bar.action).toBe('/orders')
  expect(bar.kept).toEqual([
    { name: 'sort', value: 'price' },
    { name: 'length', value: '50' },
  ])
})

test('clears everything at once', () => {
  const bar = filterBar('/orders?status=valid&until=2027-01-01&sort=price', [status('valid')], [until('2027-01-01')])

  expect(bar.resetHref).toBe('/orders?sort=price')
})

test.each([
  ['closed while none of them is set', '', false],
  ['open while one of them is', '2027-01-01', true],
])('shows the further filters %s', (_, value, open) => {
  expect(filterBar('/orders', [], [until(value)]).moreOpen).toBe(open)
})
