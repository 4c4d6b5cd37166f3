import { afterEach, describe, expect, test } from 'vitest'
import { addressesOf } from '../support/example-addresses.ts'
import { findForms, isPage, openPages, type FoundForm } from '../support/forms.ts'
import { MANDATE } from '../support/example-preferences.ts'
import { opener, startSweep, type Fields } from '../support/sweep.ts'
import { statusOf, weaknesses, within } from './hostile-answers.ts'
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
  'POST /staff/staff/:staffId/reactivation': ['reason', 'code'],
  'POST /staff/staff/:staffId/unlocking': ['reason', 'code'],
}

/** Posts on their way at the same time. */
const AT_ONCE = 6

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
  const post = (values: Fields) => within(() => visitor(login).post(action, values), action)
  /** Posts all of them, a few at once as two impatient people would, and then puts the world back. */
  const weaknessesOf = async (bodies: readonly Fields[]) => {
    const answers = await Promise.all(bodies.map(post))
    await state.restore()
    return answers.flatMap((answer, index) =>
      weaknesses(answer).map((weakness) => `${weakness}: ${JSON.stringify(bodies[index]).slice(0, 300)}`),
    )
  }

  test('stands any values in all of its fields at once', async () => {
    // Without a field, every round is the same empty body: once is enough, by several people at once.
    const bodies = rounds(names).slice(0, names.length > 0 ? undefined : AT_ONCE)
    for (const some of inBatches(bodies, AT_ONCE)) expect(await weaknessesOf(some)).toEqual([])
  })

  test.each(isScripted(form) ? [] : names)('stands a strange %s among good values', async (name) => {
    const others = fields.filter(([field]) => field !== name)

    const bodies = FAR_REACHING_VALUES.map((value): Fields => [...others, [name, value]])

    expect(await weaknessesOf(bodies)).toEqual([])
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
    const answers = await Promise.all([post(names.map((name) => [name, '<b>'])), post([])])

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

function inBatches<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, batch) => all.slice(batch * size, (batch + 1) * size))
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

/** Announces a body of that length, sends none of it, and waits for the answer. */
function statusOfAnnounced({ action, login }: FoundForm, length: number): Promise<number> {
  const headers = {
    ...visitor(login).headers,
    'content-length': length,
    'content-type': 'application/x-www-form-urlencoded',
  }
  return statusOf(sweep.base, { method: 'POST', path: action, headers }, false)
}
