import { expect, test } from 'vitest'
import { orderedNames } from '#domain/orders/ordered-names.ts'

test('names of an order are read back under any ending that they were accepted with', () => {
  expect(
    orderedNames(['www.harbour.example', '*.harbour.example', 'www.harbour.co.uk', '192.0.32.7']).map(
      ({ domain, kind }) => [domain, kind],
    ),
  ).toEqual([
    ['harbour.example', 'host'],
    ['harbour.example', 'wildcard'],
    ['harbour.co.uk', 'host'],
    ['192.0.32.7', 'ip'],
  ])
})

test('a name that no order can hold is left out', () => {
  expect(orderedNames(['localhost', ''])).toEqual([])
})
