import { request } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { addressesOf } from '../support/examples.ts'
import { findForms, isPage, openPages, type FoundForm } from '../support/forms.ts'
import { MANDATE } from '../support/example-preferences.ts'
import { opener, startSweep, type Answer, type Fields } from '../support/sweep.ts'
import { FAR_REACHING_VALUES, hostileShapes, rounds } from './hostile-values.ts'
import { faultsOf } from './page-laws.ts'

const sweep = await startSweep()
const { routes, examples, visitor, state } = sweep
const pages = await openPages(sweep)
await state.restore()

/** Lines that a script of the page sends the fields of another line's form to, whose tests stand for theirs. */
const SENT_BY_SCRIPT: Readonly<Record<string, string>> = { 'POST /operations/orders/check': 'POST /operations/orders' }
/** Forms that stand in the answer to another form, or in a state that is no example: what they would send. */
const IN_OTHER_STATES: Readonly<Record<string, readonly string[]>> = {
  'POST /profile/two-factor/passkeys': ['passkey', 'name', 'offer'],
  'POST /staff/two-factor/passkeys': ['passkey', 'name', 'offer'],
  'POST /administration/preferences/mandates': ['id', ...Object.keys(MANDATE)],
  'POST /staff/view/ending': ['back'],
  'POST /staff/accounts/:slug/reopening': ['reason', 'code'],
  'POST /staff/staff/:staffId/reactivation': ['code'],
  'POST /staff/staff/:staffId/unlocking': ['code'],
}
const TOO_SLOW = 2_000

const forms = [...oneOfEach(findForms(sweep, pages)), ...formsInOtherStates()]
const posts = routes.filter(({ method }) => method === 'post')

afterEach(() => state.restore())

test('every act has a form in the examples, so that it can be tried', () => {
  const untried = posts.filter(({ name }) => !forms.some(({ route }) => route.name === name))

  expect(
    untried.map(({ name }) => name),
    'plant an order in test/support/examples.ts whose page has the form',
  ).toEqual([])
})

describe.each(forms)('$route.name ($names.length fields)', (form) => {
  const { action, login, names, fields } = form
  const post = async (values: Fields) => {
    const answer = await within(() => visitor(login).post(action, values), action)
    await state.restore()
    return answer
  }

  test('stands any values in all of its fields at once', async () => {
    for (const values of rounds(names)) expect(weaknesses(await post(values))).toEqual([])
  })

  test.each(isScripted(form) ? [] : names)('stands a strange %s among good values', async (name) => {
    const others = fields.filter(([field]) => field !== name)

    for (const value of FAR_REACHING_VALUES) expect(weaknesses(await post([...others, [name, value]]))).toEqual([])
  })

  test('stands names that repeat, nest or are no text', async () => {
    const everythingTwice = names.flatMap((name) => [`${encodeURIComponent(name)}=a`, `${encodeURIComponent(name)}=b`])
    for (const body of [everythingTwice.join('&'), ...hostileShapes(names[0] ?? 'x')]) {
      expect(weaknesses(await within(() => visitor(login).send(action, body), action)), body.slice(0, 80)).toEqual([])
      await state.restore()
    }
    expect(Object.prototype).not.toHaveProperty('polluted')
  })

  test('shows itself again as a well-made page', async () => {
    const answers = [await post(names.map((name) => [name, '<b>'])), await post([])]

    for (const answer of answers.filter((one) => isPage({ answer: one }))) expect(faultsOf(answer.text)).toEqual([])
  })

  test('refuses a body that is too large', async () => {
    const upload = routes.find(({ name }) => name === form.route.name)?.upload
    const body = `x=${'x'.repeat((upload ? 16 : 0.3) * 1024 * 1024)}`

    const { status } = await visitor(login).send(action, body)

    expect(status).toBe(413)
    expect(await state.changes()).toEqual([])
  })

  test('says so before the body has come', async () => {
    expect(await statusOfAnnounced(form, 2 ** 30)).toBe(413)
  })

  test.each([
    ['text/plain', 'a=b'],
    ['application/json', '{"a":'],
    ['multipart/form-data', 'a=b'],
    ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\n1\r\n--x--\r\n',
    ],
    ['application/x-www-form-urlencoded; charset=utf-7', 'a=b'],
    ['application/x-www-form-urlencoded; charset=koi8', 'a=%FF'],
    ['\u00e9/\u00e9', 'a=b'],
  ])('stands a body of the type %s', async (type, body) => {
    const answer = await visitor(login).send(action, body, { 'content-type': type })

    expect(weaknesses(answer)).toEqual([])
  })

  test.each(['gzip', 'br', 'nonsense'])('stands a body that claims to be packed by %s', async (packing) => {
    const answer = await visitor(login).send(action, 'a=b', { 'content-encoding': packing })

    expect(weaknesses(answer)).toEqual([])
  })
})

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
    const status = await statusOf({ method, path: address })

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

/** Everything about an answer that shows that the question hurt. */
function weaknesses({ status, headers, text }: Answer): string[] {
  const found: string[] = []
  if (status >= 500) found.push(`it answers ${status}`)
  if (/\bat .{0,200}\.[jt]s:\d+|node_modules|\b\w+Error: |violates|syntax error/.test(text))
    found.push('it tells of its insides')
  if (/<script>alert\(1\)|<img src=x onerror/.test(text)) found.push('it repeats code')
  if (headers.getSetCookie().some((cookie) => cookie.startsWith('stolen'))) found.push('it takes headers out of values')
  if (/^(https?:)?\/\/(?!localhost)|^javascript:/i.test(headers.get('location') ?? ''))
    found.push('it sends people away')
  return found
}

async function within(ask: () => Promise<Answer>, what: string): Promise<Answer> {
  const began = performance.now()
  const answer = await ask()
  expect(performance.now() - began, `${what} took too long`).toBeLessThan(TOO_SLOW)
  return answer
}

/** One form for each line, with every name that any form of the line has. */
function oneOfEach(found: readonly FoundForm[]): FoundForm[] {
  const scripted = Object.entries(SENT_BY_SCRIPT).flatMap(([name, like]) => {
    const route = routes.find((one) => one.name === name)
    const forms = found.filter((form) => form.route.name === like)
    return route ? forms.map((form) => ({ ...form, route, action: route.path })) : []
  })
  const all = [...found, ...scripted]
  return [...new Set(all.map(({ route }) => route))].map((route) => {
    const forms = all.filter((form) => form.route === route).sort((a, b) => b.fields.length - a.fields.length)
    const [largest] = forms
    const alike = forms.filter(({ action }) => action === largest!.action)
    return { ...largest!, names: [...new Set(alike.flatMap(({ names }) => names))] }
  })
}

function formsInOtherStates(): FoundForm[] {
  return Object.entries(IN_OTHER_STATES).map(([name, names]) => {
    const route = routes.find((one) => one.name === name)
    if (!route) throw new Error(`there is no line ${name}`)
    const [{ address, example } = { address: '', example: examples[0]! }] = addressesOf(route.path, examples)
    const fields = names.map((field): [string, string] => [field, 'x'])
    return { route, address, action: address, example, login: opener(route, example), names, fields }
  })
}

function isScripted({ route }: FoundForm): boolean {
  return route.name in SENT_BY_SCRIPT
}

/** Names that the portal itself puts into the query of this line, on any page. */
function queryNames(path: string): string[] {
  const pattern = new RegExp(`(?:href|action)="${path.replace(/:\w+/g, '[^/"?]+')}\\?([^"]*)"`, 'g')
  const linked = pages.flatMap(({ answer }) => [...answer.text.matchAll(pattern)].map(([, query = '']) => query))
  return linked.flatMap((query) => [...new URLSearchParams(query.replaceAll('&amp;', '&')).keys()])
}

/** Announces a body of that length, sends none of it, and waits for the answer. */
function statusOfAnnounced({ action, login }: FoundForm, length: number): Promise<number> {
  const headers = {
    ...visitor(login).headers,
    'content-length': length,
    'content-type': 'application/x-www-form-urlencoded',
  }
  return statusOf({ method: 'POST', path: action, headers }, false)
}

function statusOf(
  options: { method: string; path: string; headers?: Record<string, string | number> },
  ends = true,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(sweep.base, { ...options, timeout: TOO_SLOW }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
      sent.destroy()
    })
    sent.on('error', reject).on('timeout', () => sent.destroy(new Error('no answer in time')))
    if (ends) sent.end()
    else sent.flushHeaders()
  })
}
