import { expect, test } from 'vitest'
import { queryFields, withQuery } from '#presenters/components/address.ts'

test.each([
  ['adds a query', '/orders', { sort: 'valid_to' }, '/orders?sort=valid_to'],
  ['keeps the rest of it', '/orders?q=bakery', { sort: 'price' }, '/orders?q=bakery&sort=price'],
  ['replaces a value', '/orders?sort=price', { sort: 'valid_to' }, '/orders?sort=valid_to'],
  ['takes a value out', '/orders?q=bakery&after=1', { after: null }, '/orders?q=bakery'],
  ['leaves no empty query behind', '/orders?after=1', { after: null }, '/orders'],
  ['escapes what it adds', '/orders', { q: 'a&b=c d' }, '/orders?q=a%26b%3Dc+d'],
])('%s', (_, address, changes, changed) => {
  expect(withQuery(address, changes)).toBe(changed)
})

test('a form carries on what it does not ask itself', () => {
  expect(queryFields('/orders?q=bakery&sort=price&after=1', ['q', 'after'])).toEqual([{ name: 'sort', value: 'price' }])
})
