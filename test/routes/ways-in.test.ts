import request from 'supertest'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../seeds/cast/cast.ts'
import { aDevice, type TestDevice } from '../support/device.ts'
import { cookieOf, send, startPortal, type Agent } from '../support/portal.ts'
import { personOf, scopeOf } from '../support/second-factor.ts'
import { startOpenidProvider } from '../support/servers/openid-provider.ts'
import { giveRights, setUpProvider } from '../support/single-sign-on.ts'
import { makeUserCertificate, startTlsListener } from '../support/user-certificates.ts'

const LOGIN = 'harbour.super'
const HERE = '127.0.0.0/8'
const ELSEWHERE = '192.0.2.0/24'

const idp = await startOpenidProvider()
const allowed = { OUTBOUND_ALLOW: '127.0.0.0/8', OUTBOUND_PORTS: `80,443,${idp.port}` }
const portal = await startPortal(allowed, { demo: true })
const { app, admin, clock } = portal
const { secondFactor } = portal.portal.services
const tls = await startTlsListener(portal)
const me = await personOf(portal, LOGIN)
const harbour = () => admin('accounts').where('id', me.accountId)
idp.register([`http://localhost:3999/sign-in/sso/${me.accountId}/callback`])
const { email: MINE } = await admin('users').where('login', LOGIN).first('email')
await setUpProvider(portal, idp, LOGIN, { createsUsers: true })
await giveRights(portal, LOGIN, 'it', ['technical'])
const identity = await makeUserCertificate(portal, LOGIN)

const browser = () => request.agent(app)

async function bySingleSignOn(agent: Agent) {
  const { name } = await harbour().first('name')
  const begun = await send(agent, '/sign-in/sso', '/sign-in/sso', { name, back: '/' })
  const [, url = ''] = /url=(.*)$/.exec(String(begun.headers['refresh'])) ?? []
  return agent.get((await idp.signIn(url)).replace('http://localhost:3999', ''))
}

async function newDevice(): Promise<TestDevice> {
  const scope = scopeOf(portal, me)
  const device = aDevice()
  const proof = { password: DEMO_PASSWORD, current: '', passkey: '', session: null }
  const begun = await secondFactor.beginPasskey(scope, me, proof)
  const passkey = device.create(begun.outcome === 'asked' ? begun.options : '')
  const { sealed: offer } = secondFactor.offer(scope, me, '')
  await secondFactor.addPasskey(scope, me, { passkey, name: 'Laptop', offer, session: null })
  return device
}

async function byPasskey(agent: Agent, device: TestDevice) {
  const asked = await send(agent, '/sign-in', '/sign-in/passkey-challenges')
  return send(agent, '/sign-in', '/sign-in/passkey', { passkey: device.get(asked.text) })
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

afterAll(() => idp.close())

beforeEach(async () => {
  clock.set(new Date(clock.now().getTime() + 1000))
  for (const table of ['second_factors', 'single_sign_on_links', 'rate_limits', 'sign_in_failures', 'sessions'])
    await admin(table).delete()
  await harbour().update({ passkey_alone: true, sign_in_networks: [] })
  idp.person = { sub: 'super-1', email: MINE, email_verified: true, name: 'Margaux', groups: ['it'] }
})

describe.each(WAYS)('signing in by %s', (_way, enter) => {
  test('from outside of the networks of the account is refused, and written down as nothing else', async () => {
    await harbour().update({ sign_in_networks: [ELSEWHERE] })
    const before = (await signIns()).length

    const answer = await enter()

    expect(answer.status).toBe(403)
    expect(answer.text).toContain('own networks')
    expect(await admin('sessions')).toEqual([])
    expect((await signIns()).slice(before)).toEqual(['sign_in.network_refused'])
  })

  test('from inside opens a session', async () => {
    await harbour().update({ sign_in_networks: [HERE] })

    const answer = await enter()

    expect(answer.status).toBe(303)
    expect(await admin('sessions')).toHaveLength(1)
  })
})

test('from outside the provider of the account makes and links nobody', async () => {
  await harbour().update({ sign_in_networks: [ELSEWHERE] })
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
  await harbour().update({ sign_in_networks: [ELSEWHERE] })
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
