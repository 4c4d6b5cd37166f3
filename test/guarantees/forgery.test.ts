import { afterEach, describe, expect, test } from 'vitest'
import { addressesOf } from '../support/example-addresses.ts'
import { findForms, openPages } from '../support/forms.ts'
import { opener, startSweep } from '../support/sweep.ts'

const sweep = await startSweep()
const { routes, examples, visitor, state, formTokenOf } = sweep

const LOGS = ['audit_log', 'staff_log'] as const
/** Every line of both logs, by its id. */
const linesOfLogs = async () => {
  const lines = await Promise.all(LOGS.map((log) => sweep.admin(log).select('id', 'action')))
  return new Map(lines.flat().map(({ id, action }) => [id, action]))
}

const before = await linesOfLogs()
const pages = await openPages(sweep)
const changedByReading = await state.changes()
const writtenByReading = [...(await linesOfLogs())].filter(([id]) => !before.has(id)).map(([, action]) => action)
await state.restore()
const forms = findForms(sweep, pages)

afterEach(() => state.restore())

test('opening every page changes nothing, but both logs say who has opened a signed mandate', () => {
  expect(changedByReading.filter((table) => !LOGS.some((log) => table.startsWith(log)))).toEqual([])
  expect(writtenByReading).toEqual(['mandate.copy_opened', 'mandate.copy_opened'])
})

describe.each(routes.filter(({ method }) => method === 'post'))('$name', (route) => {
  const [known] = addressesOf(route.path, examples)
  const form = forms.find((one) => one.route === route)
  const address = form?.action ?? known!.address
  const login = form?.login ?? opener(route, known!.example)
  const send = (token: string, headers = {}) =>
    visitor(login).post(address, [...(form?.fields ?? []), ['_csrf', token]], headers)

  test.each([
    ['no token', ''],
    ['words for a token', 'token'],
    ['the token of another session', formTokenOf('session-of-somebody-else')],
    ['a token that was cut off', formTokenOf('x').slice(0, 40)],
  ])('refuses a form with %s, and does nothing', async (_what, token) => {
    const { status } = await send(token)

    expect(status).toBe(403)
    expect(await state.changes()).toEqual([])
  })

  test('refuses a form of its own that a page of another site sends', async () => {
    const token = await ownToken(login)

    const { status } = await send(token, { 'sec-fetch-site': 'cross-site' })

    expect(status).toBe(403)
    expect(await state.changes()).toEqual([])
  })

  test('takes the same form from its own page', async () => {
    const { status } = await send(await ownToken(login), { 'sec-fetch-site': 'same-origin' })

    expect(status).not.toBe(403)
    expect(status).toBeLessThan(500)
  })
})

test('a token is good for the session that it was made in, and no longer than that', async () => {
  const fresh = await visitor('harbour.super').get('/')
  const [, token = ''] = /name="_csrf" value="([^"]+)"/.exec(fresh.text) ?? []

  const byOwner = await visitor('harbour.super').post('/profile/appearance', [
    ['theme', 'dark'],
    ['_csrf', token],
  ])
  const bySomebody = await visitor('harbour.reader').post('/profile/appearance', [
    ['theme', 'dark'],
    ['_csrf', token],
  ])

  expect([byOwner.status, bySomebody.status]).toEqual([303, 403])
})

/** The token of a page that this person has open. */
async function ownToken(login: string | null): Promise<string> {
  const home = login === null ? '/sign-in' : login.includes('.') ? '/' : '/staff'
  const { text } = await visitor(login).get(home)
  return /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? ''
}
