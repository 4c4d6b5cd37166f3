import request from 'supertest'
import { beforeEach, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../seeds/cast/cast.ts'
import type { TestDevice } from '../support/device.ts'
import { cookieOf, send, type Agent } from '../support/portal.ts'
import { openEveryWayIn } from '../support/ways-in.ts'

const LOGIN = 'harbour.super'
const HERE = '127.0.0.0/8'
const ELSEWHERE = '192.0.2.0/24'

const ways = await openEveryWayIn(LOGIN)
const { portal, idp, tls, me, account, identity, newDevice } = ways
const { app, admin, clock } = portal

const browser = () => request.agent(app)
const bySingleSignOn = async (agent: Agent) => agent.get(await ways.signInAtProvider(agent))

async function byPasskey(agent: Agent, device: TestDevice) {
  const asked = await ways.askPasskey(agent)
  return send(agent, '/sign-in', '/sign-in/passkey', { passkey: device.get(asked) })
}

const byPassword = (agent: Agent) => send(agent, '/sign-in', '/sign-in', { login: LOGIN, password: DEMO_PASSWORD })

const WAYS: readonly [string, () => Promise<{ readonly status: number; readonly text: string }>][] = [
  ['a password', () => byPassword(browser())],
  ['single sign-on', () => bySingleSignOn(browser())],
  ['a certificate', () => tls.signIn(identity)],
  ['a passkey alone', async () => byPasskey(browser(), await newDevice())],
]

const signIns = () =>
  admin('audit_log').where('account_id', me.accountId).whereLike('action', 'sign_in.%').orderBy('id').pluck('action')

beforeEach(async () => {
  clock.set(new Date(clock.now().getTime() + 1000))
  for (const table of ['second_factors', 'single_sign_on_links', 'rate_limits', 'sign_in_failures', 'sessions'])
    await admin(table).delete()
  await account().update({ passkey_alone: true, sign_in_networks: [] })
  idp.person = ways.asProvided
})

describe.each(WAYS)('signing in by %s', (_way, enter) => {
  test('from outside of the networks of the account is refused, and written down as nothing else', async () => {
    await account().update({ sign_in_networks: [ELSEWHERE] })
    const before = (await signIns()).length

    const answer = await enter()

    expect(answer.status).toBe(403)
    expect(answer.text).toContain('own networks')
    expect(await admin('sessions')).toEqual([])
    expect((await signIns()).slice(before)).toEqual(['sign_in.network_refused'])
  })

  test('from inside opens a session', async () => {
    await account().update({ sign_in_networks: [HERE] })

    const answer = await enter()

    expect(answer.status).toBe(303)
    expect(await admin('sessions')).toHaveLength(1)
  })
})

test('from outside the provider of the account makes and links nobody', async () => {
  await account().update({ sign_in_networks: [ELSEWHERE] })
  idp.person = { sub: 'new-1', email: 'new@harbour.example', email_verified: true, name: 'New', groups: ['it'] }
  const users = () => admin('users').where('account_id', me.accountId).pluck('login')
  const before = await users()

  const refused = await bySingleSignOn(browser())

  expect(refused.status).toBe(403)
  expect(await users()).toEqual(before)
  expect(await admin('single_sign_on_links')).toEqual([])
  const entry = await admin('audit_log').where('action', 'sign_in.network_refused').orderBy('id', 'desc').first()
  expect(entry).toMatchObject({ subject: 'new@harbour.example', actor_kind: 'visitor' })
})

test('a right passkey from outside clears no failures', async () => {
  await account().update({ sign_in_networks: [ELSEWHERE] })
  const device = await newDevice()
  for (let guess = 1; guess <= 4; guess++)
    await send(browser(), '/sign-in', '/sign-in', { login: LOGIN, password: `guess ${guess}` })

  await byPasskey(browser(), device)

  expect((await admin('sign_in_failures').first('failures'))?.failures).toBe(4)
})

describe('a session cookie that somebody has planted', () => {
  const atStaff = { login: 'support', password: DEMO_PASSWORD }

  test.each<[string, string, (agent: Agent) => Promise<request.Response>]>([
    ['a password', 'session', byPassword],
    [
      'the password of one of the staff',
      'staff-session',
      (agent) => send(agent, '/staff/sign-in', '/staff/sign-in', atStaff),
    ],
    ['single sign-on', 'session', bySingleSignOn],
    ['a passkey alone', 'session', async (agent) => byPasskey(agent, await newDevice())],
  ])('is another one after signing in by %s, and opens nothing', async (_way, cookie, enter) => {
    const planted = 'p'.repeat(43)
    const home = cookie === 'session' ? '/' : '/staff'
    const agent = browser()
    agent.jar.setCookie(`${cookie}=${planted}`)

    const answer = await enter(agent)

    const given = [answer.headers['set-cookie'] ?? []].flat().find((one) => one.startsWith(`${cookie}=`)) ?? ''
    expect(given).toMatch(/=[\w-]{43};/)
    expect(given).not.toContain(planted)
    expect((await agent.get(home)).status).toBe(200)
    expect((await request(app).get(home).set('Cookie', `${cookie}=${planted}`)).status).toBe(303)
  })

  test('of a running session of their own does not become that of whoever signs in over it', async () => {
    const theirs = browser()
    await send(theirs, '/sign-in', '/sign-in', { login: 'fjord.super', password: DEMO_PASSWORD })
    const planted = await cookieOf(theirs, '/profile')
    const agent = browser()
    agent.jar.setCookie(/session=[^;]+/.exec(planted)?.[0] ?? '')

    await byPassword(agent)

    expect((await agent.get('/profile')).text).toContain('Margaux Lehoux')
    expect((await theirs.get('/profile')).text).not.toContain('Margaux Lehoux')
  })
})
