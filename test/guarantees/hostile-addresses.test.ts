import { afterEach, describe, expect, test } from 'vitest'
import { addressesOf } from '../support/example-addresses.ts'
import { openPages } from '../support/forms.ts'
import { opener, startSweep } from '../support/sweep.ts'
import { statusOf, weaknesses, within } from './hostile-answers.ts'
import { hostileShapes, rounds } from './hostile-values.ts'

const sweep = await startSweep()
const { routes, examples, visitor, state } = sweep
const pages = await openPages(sweep)
await state.restore()

afterEach(() => state.restore())

describe.each(routes.filter(({ method }) => method === 'get'))('$name', (route) => {
  const [known] = addressesOf(route.path, examples)
  const ownNames = queryNames(route.path)
  const names = [...new Set([...ownNames, 'q', 'after', 'before', 'back'])]
  const get = (query: string) =>
    within(() => visitor(opener(route, known!.example)).get(`${known!.address}?${query}`), route.name)

  test('stands anything in its query', async () => {
    for (const values of rounds(names).slice(0, ownNames.length > 0 ? undefined : 5)) {
      const query = new URLSearchParams(values.map(([name, value]): [string, string] => [name, value.slice(0, 3_000)]))
      expect(weaknesses(await get(String(query)))).toEqual([])
    }
  })

  test('stands a query that is none', async () => {
    for (const query of hostileShapes(names[0]!)) expect(weaknesses(await get(query)), query.slice(0, 80)).toEqual([])
  })
})

test.each([
  ['cookie', 'session=%00; staff-session==;;; visitor="; language=xx; theme=<script>'],
  ['cookie', `session=${'x'.repeat(8_000)}`],
  ['accept-language', '*;q=zz, \u00e9, ,,,'],
  ['accept-encoding', 'gzip;q=nonsense, identity;q=0, *;q=0'],
  ['user-agent', 'x'.repeat(8_000)],
  ['x-forwarded-for', '<script>, 999.999.999.999'],
  ['host', 'evil.example'],
  ['sec-fetch-site', 'x'.repeat(1_000)],
  ['range', 'bytes=0-0,5-,-9999999999'],
  ['if-none-match', '*'],
])('a strange %s is no more than that', async (name, value) => {
  for (const address of ['/sign-in', '/orders', '/staff', '/healthz', '/pki/root.crl', '/assets/x/y.css', '/nowhere']) {
    expect(weaknesses(await within(() => visitor(null).get(address, { [name]: value }), address))).toEqual([])
  }
})

test.each(['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND'])('%s opens nothing', async (method) => {
  for (const address of ['/', '/orders', '/sign-in', '/staff', '/webhooks/payments']) {
    const status = await statusOf(sweep.base, { method, path: address })

    expect([404, 405]).toContain(status)
  }
  expect(await state.changes()).toEqual([])
})

describe('what outside parties send', () => {
  test.each([
    ['/webhooks/payments', ''],
    ['/webhooks/payments', '{"id":'],
    ['/webhooks/payments', 'x'.repeat(300_000)],
    ['/pki/dv/ocsp', ''],
    ['/pki/dv/ocsp', '\u0030\u0082\u00ff\u00ff'],
    ['/pki/dv/ocsp', 'x'.repeat(20_000)],
    ['/pki/nowhere/ocsp', 'x'],
  ])('to %s does no harm', async (address, body) => {
    for (const type of ['application/json', 'application/ocsp-request', 'nonsense']) {
      const answer = await within(() => visitor(null).send(address, body, { 'content-type': type }), address)

      expect(weaknesses(answer)).toEqual([])
      expect(answer.status === 413 || body.length < 10_000).toBe(true)
    }
    expect(await state.changes()).toEqual([])
  })

  test.each([
    '/pki/..%2f..%2fetc%2fpasswd',
    '/pki/%00.crl',
    '/pki/dv/ocsp/%00',
    `/pki/dv/ocsp/${'A'.repeat(5_000)}`,
    '/%',
    '/%E0%A4%A',
  ])('as %s is a missing page at most', async (address) => {
    expect(weaknesses(await visitor(null).get(address))).toEqual([])
  })
})

/** Names that the portal itself puts into the query of this line, on any page. */
function queryNames(path: string): string[] {
  const pattern = new RegExp(`(?:href|action)="${path.replace(/:\w+/g, '[^/"?]+')}\\?([^"]*)"`, 'g')
  const linked = pages.flatMap(({ answer }) => [...answer.text.matchAll(pattern)].map(([, query = '']) => query))
  return linked.flatMap((query) => [...new URLSearchParams(query.replaceAll('&amp;', '&')).keys()])
}
