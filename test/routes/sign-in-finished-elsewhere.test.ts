import request from 'supertest'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '#domain/shared/time.ts'
import { DEMO_PASSWORD } from '../../seeds/cast/cast.ts'
import { open, send, type Agent } from '../support/portal.ts'
import { aDevice } from '../support/device.ts'
import { codesOf, setUpApp, type TestApp } from '../support/second-factor.ts'
import { openEveryWayIn } from '../support/ways-in.ts'
import { DOOR, keyOn, offerOn } from './two-factor/steps.ts'

const LOGIN = 'harbour.super'
const OFFICE = '192.0.2.10'
const ELSEWHERE = '203.0.113.9'
const NEW = 'le phare du port à minuit'

// Behind a proxy the address is the one that it names: so each request can come from where the test wants.
const ways = await openEveryWayIn(LOGIN, { TRUST_PROXY: 'loopback', PASSWORD_DAYS: '90' })
const { portal, idp, tls, me, account, identity } = ways
const { app, admin, clock } = portal
const mine = () => admin('users').where('id', me.id)

type Answer = { readonly status: number; readonly text: string }
/** The last step of a sign-in, sent from where the browser stands by then. */
type Finish = () => Promise<Answer>

const givePassword = (agent: Agent) => send(agent, '/sign-in', '/sign-in', { login: LOGIN, password: DEMO_PASSWORD })
const give = (agent: Agent, csrf: string, fields: Readonly<Record<string, string>>) => () =>
  agent
    .post(DOOR)
    .type('form')
    .send({ ...fields, back: '/', _csrf: csrf })
const csrfOn = (text: string) => /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? ''

/** The password is given inside, and the page that asks for more is open. */
async function halfWay(agent: Agent): Promise<string> {
  await givePassword(agent)
  const page = await agent.get(DOOR)
  expect(page.status).toBe(200)
  return page.text
}

/** An app; the code after the one that set it up, since the provider's answers allow no winding of the clock. */
async function enrolled(): Promise<Pick<TestApp, 'code' | 'recoveryCodes'>> {
  const { code, recoveryCodes } = await setUpApp(portal, LOGIN)
  return { code: () => code(30), recoveryCodes }
}

const demanded = () => account().update({ authentication_mode: 'two_factor' })
const challenge = async (agent: Agent, csrf: string) =>
  (await agent.post(`${DOOR}/passkey-challenges`).type('form').send({ _csrf: csrf })).text

const WAYS: readonly [string, (agent: Agent) => Promise<Finish>][] = [
  [
    'the code of an app',
    async (agent) => {
      const { code } = await enrolled()
      return give(agent, csrfOn(await halfWay(agent)), { code: await code() })
    },
  ],
  [
    'a recovery code',
    async (agent) => {
      const { recoveryCodes } = await enrolled()
      return give(agent, csrfOn(await halfWay(agent)), { code: recoveryCodes[0] ?? '' })
    },
  ],
  [
    'a passkey after the password',
    async (agent) => {
      const device = await ways.newDevice()
      const csrf = csrfOn(await halfWay(agent))
      return give(agent, csrf, { passkey: device.get(await challenge(agent, csrf)) })
    },
  ],
  [
    'a passkey alone',
    async (agent) => {
      const device = await ways.newDevice()
      const passkey = device.get(await ways.askPasskey(agent))
      return () => send(agent, '/sign-in', '/sign-in/passkey', { passkey })
    },
  ],
  [
    'setting the app up that the account demands',
    async (agent) => {
      await demanded()
      const page = await halfWay(agent)
      const code = await codesOf(portal, keyOn(page))()
      return give(agent, csrfOn(page), { code, offer: offerOn(page) })
    },
  ],
  [
    'a first passkey where the account demands two factors',
    async (agent) => {
      await demanded()
      const page = await halfWay(agent)
      const passkey = aDevice().create(await challenge(agent, csrfOn(page)))
      return give(agent, csrfOn(page), { passkey, passkey_name: 'Laptop', offer: offerOn(page) })
    },
  ],
  [
    'coming back from the provider',
    async (agent) => {
      const callback = await ways.signInAtProvider(agent)
      return () => agent.get(callback)
    },
  ],
  [
    'the code after the provider',
    async (agent) => {
      const { code } = await enrolled()
      await agent.get(await ways.signInAtProvider(agent))
      return give(agent, csrfOn((await agent.get(DOOR)).text), { code: await code() })
    },
  ],
]

const signIns = () =>
  admin('audit_log')
    .where('account_id', me.accountId)
    .whereIn('action', ['sign_in.succeeded', 'sign_in.network_refused', 'sign_in.by_passkey', 'two_factor.passed'])
    .orderBy('id')
    .select('action', 'address')
const sessions = () => admin('sessions').where('user_id', me.id)

beforeEach(async () => {
  clock.set(new Date(clock.now().getTime() + 1000))
  for (const table of ['half_open_sign_ins', 'second_factors', 'single_sign_on_links', 'rate_limits', 'sessions'])
    await admin(table).delete()
  await admin('sign_in_failures').delete()
  await account().update({ passkey_alone: true, authentication_mode: 'password', sign_in_networks: ['192.0.2.0/24'] })
  idp.person = ways.asProvided
})

describe.each(WAYS)('a sign-in that began inside of the networks and ends with %s', (_way, begin) => {
  const from = (address: string): Agent => request.agent(app).set('X-Forwarded-For', address)

  test('is refused outside, with the sentence of every way in, and is over', async () => {
    const agent = from(OFFICE)
    const finish = await begin(agent)
    const [before, factors] = [await signIns(), await admin('second_factors').pluck('id')]
    agent.set('X-Forwarded-For', ELSEWHERE)

    const answer = await finish()

    expect(answer.status).toBe(403)
    expect(answer.text).toContain('own networks')
    expect(await sessions()).toEqual([])
    expect(await admin('half_open_sign_ins')).toEqual([])
    expect(await admin('second_factors').pluck('id')).toEqual(factors)
    expect((await signIns()).slice(before.length)).toEqual([{ action: 'sign_in.network_refused', address: ELSEWHERE }])
    agent.set('X-Forwarded-For', OFFICE)
    expect((await agent.get('/')).headers['location']).toContain('/sign-in')
  })

  test('opens a session inside', async () => {
    const finish = await begin(from(OFFICE))

    const { status } = await finish()

    expect([200, 303]).toContain(status)
    expect(await sessions()).toHaveLength(1)
  })
})

test('finished outside it counts for the address like a wrong password, and clears no failures', async () => {
  const { code } = await enrolled()
  const agent = request.agent(app).set('X-Forwarded-For', OFFICE)
  const finish = give(agent, csrfOn(await halfWay(agent)), { code: await code() })
  for (let guess = 1; guess <= 3; guess++)
    await send(request.agent(app), '/sign-in', '/sign-in', { login: LOGIN, password: `guess ${guess}` })
  agent.set('X-Forwarded-For', ELSEWHERE)

  await finish()

  expect(await admin('rate_limits').where('key', `sign-in:${ELSEWHERE}`).first('points')).toEqual({ points: 1 })
  expect((await admin('sign_in_failures').first('failures'))?.failures).toBe(3)
})

test('a certificate that was shown inside opens nothing when its button is pressed outside', async () => {
  const page = await tls.ask('/sign-in/certificate', { identity, headers: { 'x-forwarded-for': OFFICE } })
  const cookie = page.cookies.map((one) => one.split(';')[0]).join('; ')
  const form = { _csrf: csrfOn(page.text), back: '/' }

  const refused = await tls.ask('/sign-in/certificate', {
    identity,
    headers: { cookie, 'x-forwarded-for': ELSEWHERE },
    form,
  })

  expect([page.status, refused.status]).toEqual([200, 403])
  expect(refused.text).toContain('own networks')
  expect(await sessions()).toEqual([])
})

test('a password that has served its time is not changed from outside: the session of the sign-in ends first', async () => {
  const agent = request.agent(app).set('X-Forwarded-For', OFFICE)
  const start = clock.now()
  clock.set(addDays(start, 120))
  await givePassword(agent)
  const csrf = String((await open(agent, '/profile/password'))('input[name=_csrf]').first().val())
  const { password_hash: before } = await mine().first('password_hash')
  agent.set('X-Forwarded-For', ELSEWHERE)

  const answer = await agent
    .post('/profile/password')
    .type('form')
    .send({ present: DEMO_PASSWORD, password: NEW, again: NEW, _csrf: csrf })

  expect(answer.status).toBe(403)
  expect(answer.text).toContain('own networks')
  expect(await sessions()).toEqual([])
  expect((await mine().first('password_hash')).password_hash).toBe(before)
  clock.set(start)
})
