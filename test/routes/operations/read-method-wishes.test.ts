import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMethodWishes } from '#routes/operations/read-method-wishes.ts'

test('the methods of a recap are read with the addresses that were ticked and the place', () => {
  const body = {
    'place[one.example]': 'www.one.example',
    'method[one.example]': 'email',
    'address[one.example]': ['admin@one.example', 'hostmaster@one.example'],
    'method[two.example]': 'email',
    'address[two.example]': 'admin@two.example',
    'method[three.example]': 'dns_cname',
  }

  expect(readMethodWishes(body)).toEqual([
    {
      domain: 'one.example',
      method: 'email',
      place: 'www.one.example',
      addresses: ['admin@one.example', 'hostmaster@one.example'],
    },
    { domain: 'two.example', method: 'email', place: null, addresses: ['admin@two.example'] },
    { domain: 'three.example', method: 'dns_cname', place: null, addresses: [] },
  ])
})

test('any body makes wishes, if only none', () => {
  fc.assert(
    fc.property(fc.oneof(fc.constant(undefined), fc.dictionary(fc.string(), fc.anything())), (body) => {
      expect(Array.isArray(readMethodWishes(body))).toBe(true)
    }),
  )
})
