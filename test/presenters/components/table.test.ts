import { describe, expect, test } from 'vitest'
import { lengthChoices, plainColumn, sortableColumn, table } from '#presenters/components/table.ts'

describe('a column that sorts', () => {
  const sorting = {
    address: '/orders?sort=price&direction=ascending&after=7',
    by: 'price',
    direction: 'ascending',
  } as const

  test('says that it leads, and turns round when asked again', () => {
    expect(sortableColumn('price', 'Price', sorting).sort).toEqual({
      href: '/orders?sort=price&direction=descending',
      direction: 'ascending',
    })
  })

  test('begins ascending where another one leads', () => {
    expect(sortableColumn('name', 'Name', sorting).sort).toEqual({
      href: '/orders?sort=name&direction=ascending',
      direction: null,
    })
  })

  test('turns back from descending', () => {
    const href = sortableColumn('price', 'Price', { ...sorting, direction: 'descending' }).sort?.href

    expect(href).toBe('/orders?sort=price&direction=ascending')
  })
})

test('a plain column does not sort', () => {
  expect(plainColumn('Status')).toEqual({ label: 'Status', numeric: false, sort: null })
})

test('the lengths of a page mark the one in force and begin at the first page', () => {
  expect(lengthChoices('/orders?q=a&after=7', [25, 50], 50)).toEqual([
    { label: '25', href: '/orders?q=a&length=25', current: false },
    { label: '50', href: '/orders?q=a&length=50', current: true },
  ])
})

test('a table is bare until told otherwise', () => {
  expect(table({ caption: 'Orders', columns: [], wide: true })).toMatchObject({
    frame: { caption: 'Orders', wide: true, selection: null },
    pager: null,
    empty: null,
  })
})
