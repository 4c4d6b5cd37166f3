import request from 'supertest'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { MINUTE } from '#domain/shared/time.ts'
import { DEMO_PASSWORD } from '../../seeds/cast/cast.ts'
import { faultsOf } from '../guarantees/page-laws.ts'
import { send, startPortal, type Agent } from '../support/portal.ts'
import { personOf, setUpApp } from '../support/second-factor.ts'
import { startOpenidProvider } from '../support/servers/openid-provider.ts'
import { giveRights, setUpProvider } from '../support/single-sign-on.ts'

const idp = await startOpenidProvider()
const portal = await startPortal({ OUTBOUND_ALLOW: '127.0.0.0/8', OUTBOUND_PORTS: `80,443,${idp.port}` })
const { app, admin, clock } = portal
const START = '/sign-in/sso'
const harbour = await personOf(portal, 'harbour.super')
const norrland = await personOf(portal, 'norrland.super')
const callbackOf = (person: typeof harbour) => `http://localhost:3999/sign-in/sso/${person.accountId}/callback`
idp.register([callbackOf(harbour), callbackOf(norrland)])
const READER = { sub: 'reader-7', email: '', email_verified: true, name: 'Rita Reader', groups: ['it'] }

const { email: NORRLANDS } = await admin('users').where('login', 'norrland.super').first('email')

afterAll(() => idp.close())

beforeEach(async () => {
  for (const table of ['attempts', 'links', 'rules']) await admin(`single_sign_on_${table}`).delete()
  for (const table of ['single_sign_ons', 'half_open_sign_ins', 'second_factors', 'sign_in_failures', 'rate_limits'])
    await admin(table).delete()
  await admin('sessions').delete()
  await admin('users').update({ suspended_at: null })
  clock.set(new Date())
  const { email } = await admin('users').where('login', 'harbour.reader').first('email')
  idp.person = { ...READER, email }
  idp.trouble = 'none'
  await setUpProvider(portal, idp, 'harbour.super')
  await giveRights(portal, 'harbour.super', 'it', ['technical', 'administrative'])
})

const browser = () => request.agent(app)
const isSignedIn = async (agent: Agent) => (await agent.get('/profile')).status === 200
const refused = async () =>
  (await admin('audit_log').where('action', 'single_sign_on.refused').orderBy('id', 'desc').first())?.details
const readerRow = () => admin('users').where('login', 'harbour.reader').first()

/** Names the account and is sent to the provider; tells where. */
async function leave(agent: Agent, name = 'Harbour Bakery'): Promise<string> {
  const account = await admin('accounts').where('id', harbour.accountId).first('name')
  const typed = name === 'Harbour Bakery' ? account.name : name
  const answer = await send(agent, START, START, { name: typed, back: '/profile' })
  const [, url] = /url=(.*)$/.exec(String(answer.headers['refresh'])) ?? []
  if (!url) throw new Error(`not sent to a provider: ${answer.status}`)
  return url
}

/** The way back of a browser that has signed in at the provider. */
const pathOf = (address: string) => address.replace('http://localhost:3999', '')

async function signIn(agent: Agent = browser()) {
  const back = await idp.signIn(await leave(agent))
  return { agent, answer: await agent.get(pathOf(back)), back: pathOf(back) }
}

describe('signing in at the provider', () => {
  test('lets a user in by their verified address, and from then on by what the provider calls them', async () => {
    const first = await signIn()
    idp.person = { ...idp.person, email: 'new-address@elsewhere.example' }
    const second = await signIn()

    for (const { agent, answer } of [first, second]) {
      expect([answer.status, answer.headers['location']]).toEqual([303, '/profile'])
      expect(await isSignedIn(agent)).toBe(true)
    }
    const actions = await admin('audit_log').where('subject', 'harbour.reader').orderBy('id').pluck('action')
    expect(actions).toEqual(expect.arrayContaining(['single_sign_on.linked', 'sign_in.by_provider']))
  })

  test('begins by the e-mail of a user or the name of the account, and tells nobody which others exist', async () => {
    const { email } = idp.person as { email?: string }
    const known = await leave(browser(), String(email).toUpperCase())
    const unknown = await send(browser(), START, START, { name: 'nobody@nowhere.example' })
    const without = await send(browser(), START, START, { name: 'montclair.super' })

    expect(known).toContain(idp.issuer)
    expect([unknown.status, without.status]).toEqual([422, 422])
    const said = ({ text }: request.Response) => /alert tone-stop[\s\S]*?<\/div>\s*<\/div>/.exec(text)?.[0]
    expect(said(unknown)).toBe(said(without))
    expect(faultsOf(unknown.text)).toEqual([])
  })

  test('answers a known and an unknown address of one account alike', async () => {
    const { email } = await readerRow()
    const domain = String(email).split('@')[1]

    const urls = [await leave(browser(), email), await leave(browser(), `nobody-at-all@${domain}`)].map(
      (url) => new URL(url),
    )

    const told = urls.map((url) => [url.origin, url.pathname, url.searchParams.get('redirect_uri')])
    expect(told[0]).toEqual([idp.issuer, '/auth', callbackOf(harbour)])
    expect(told[1]).toEqual(told[0])
  })

  test.each([
    ['gmail.com', ['harbour.super']],
    ['shared.example', ['harbour.super', 'norrland.super']],
    ['victim.example', ['harbour.reader']],
  ])('leads nobody anywhere by an address of %s, which proves nothing about the account', async (domain, logins) => {
    if (logins.length > 1) await setUpProvider(portal, idp, 'norrland.super')
    const users = () => admin('users').whereIn('login', logins)
    const before = await users().select('id', 'email')
    for (const { id } of before)
      await admin('users')
        .where({ id })
        .update({ email: `known-${id}@${domain}` })

    const answers = await Promise.all(
      [`known-${before[0].id}@${domain}`, `unknown@${domain}`].map((name) => send(browser(), START, START, { name })),
    )

    for (const { id, email } of before) await admin('users').where({ id }).update({ email })
    expect(answers.map(({ status }) => status)).toEqual([422, 422])
  })

  test('is not the way into an account whose users sign in by certificate alone', async () => {
    const harbours = admin('accounts').where('id', harbour.accountId)
    await harbours.clone().update({ authentication_mode: 'client_certificate' })

    const asked = leave(browser())

    await expect(asked).rejects.toThrow('not sent to a provider: 422')
    await harbours.clone().update({ authentication_mode: 'password' })
  })

  test('asks the provider for a code, bound by state, nonce and PKCE', async () => {
    const asked = new URL(await leave(browser())).searchParams

    expect(asked.get('response_type')).toBe('code')
    expect(asked.get('code_challenge_method')).toBe('S256')
    expect(asked.get('redirect_uri')).toBe(callbackOf(harbour))
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)).toMatch(/^[\w-]{43}$/)
    expect(asked.get('scope')).toContain('openid')
  })

  test('gives the rights of the rules at each sign-in, and never makes anybody the super user', async () => {
    await signIn()
    const first = await readerRow()
    idp.person = { ...idp.person, groups: ['finance', 'it'] }
    await giveRights(portal, 'harbour.super', 'finance', ['billing'])
    await signIn()
    const second = await readerRow()
    idp.person = { ...idp.person, groups: ['finance'] }
    await signIn()
    const third = await readerRow()

    const rightsOf = ({ technical, billing, administrative }: typeof first) => [technical, billing, administrative]
    expect(rightsOf(first)).toEqual([true, false, true])
    expect(rightsOf(second)).toEqual([true, true, true])
    expect(rightsOf(third)).toEqual([false, true, false])
    expect([first, second, third].map((row) => row.is_super_user)).toEqual([false, false, false])
    expect(await admin('audit_log').where('action', 'single_sign_on.rights_changed')).not.toEqual([])
  })

  test('asks for the second factor as after a password, unless the provider has asked for two', async () => {
    await setUpApp(portal, 'harbour.reader')
    const asked = await signIn()
    await setUpProvider(portal, idp, 'harbour.super', { factorClaim: 'factors', factorValue: 'mfa' })
    const stillAsked = await signIn()
    idp.person = { ...idp.person, factors: ['pwd', 'mfa'] }
    const trusted = await signIn()

    expect(asked.answer.headers['location']).toBe('/sign-in/second-factor?back=%2Fprofile')
    expect(await isSignedIn(asked.agent)).toBe(false)
    expect(stillAsked.answer.headers['location']).toContain('/sign-in/second-factor')
    expect(trusted.answer.headers['location']).toBe('/profile')
  })

  test('makes unknown people users where the account wants it and a rule gives them rights', async () => {
    idp.person = {
      sub: 'new-1',
      email: 'New.Person@harbour.example',
      email_verified: true,
      name: 'New Person',
      groups: ['it'],
    }
    const unwanted = await signIn()
    await setUpProvider(portal, idp, 'harbour.super', { createsUsers: true })
    const wanted = await signIn()
    const row = await admin('users').where('login', 'new.person@harbour.example').first()
    const again = await signIn()

    expect([unwanted.answer.status, wanted.answer.status, again.answer.status]).toEqual([403, 303, 303])
    expect(row).toMatchObject({ name: 'New Person', account_id: harbour.accountId, technical: true, billing: false })
    expect(await admin('users').where('login', row.login)).toHaveLength(1)
    await admin('single_sign_on_links').delete()
    await admin('sessions').delete()
    await admin('users').where('login', row.login).delete()
  })
})

describe('is refused', () => {
  test('by name, without a rule that is met', async () => {
    idp.person = { ...idp.person, groups: ['sales'] }
    const { agent, answer } = await signIn()

    expect(answer.status).toBe(403)
    expect(answer.text).toContain('Rita Reader')
    expect(faultsOf(answer.text)).toEqual([])
    expect(await refused()).toMatchObject({ why: 'no_rights' })
    expect(await isSignedIn(agent)).toBe(false)
  })

  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['an unverified address', { email_verified: false }, 'unverified'],
    ['an address without a word about it', { email_verified: undefined }, 'unverified'],
    ['an address of another account', { email: NORRLANDS }, 'unknown_person'],
  ])('%s', async (_what, claims, why) => {
    idp.person = { ...idp.person, ...claims }

    const { answer } = await signIn()

    expect(answer.status).toBe(403)
    expect(await refused()).toMatchObject({ why })
    expect(await admin('single_sign_on_links')).toEqual([])
  })

  test('an address that belongs to another person at the provider by now', async () => {
    await signIn()
    idp.person = { ...idp.person, sub: 'successor-8' }
    const { answer } = await signIn()

    expect(answer.status).toBe(403)
    expect(await refused()).toMatchObject({ why: 'linked_elsewhere' })
  })

  test('a suspended user, and a locked one', async () => {
    await signIn()
    await admin('users').where('login', 'harbour.reader').update({ suspended_at: clock.now() })
    const suspended = await signIn()
    await admin('users').where('login', 'harbour.reader').update({ suspended_at: null })
    for (let guess = 1; guess <= 5; guess++)
      await send(browser(), '/sign-in', '/sign-in', { login: 'harbour.reader', password: 'wrong' })
    const locked = await signIn()

    expect([suspended.answer.status, locked.answer.status]).toEqual([403, 423])
    expect(await isSignedIn(suspended.agent)).toBe(false)
  })
})

describe('what comes back', () => {
  test('counts once', async () => {
    const { agent, back } = await signIn()
    const again = await agent.get(back)

    expect(again.status).toBe(401)
  })

  test('counts in the browser that began alone', async () => {
    const back = await idp.signIn(await leave(browser()))
    const other = browser()
    const withoutCookie = await other.get(pathOf(back))

    expect(withoutCookie.status).toBe(401)
    expect(await isSignedIn(other)).toBe(false)
  })

  test('needs the state that was sent', async () => {
    const agent = browser()
    const back = new URL(await idp.signIn(await leave(agent)))
    back.searchParams.set('state', 's'.repeat(43))

    expect((await agent.get(back.pathname + back.search)).status).toBe(401)
  })

  test('needs the nonce that was sent', async () => {
    const agent = browser()
    const asked = new URL(await leave(agent))
    asked.searchParams.set('nonce', 'n'.repeat(43))
    const answer = await agent.get(pathOf(await idp.signIn(asked.href)))

    expect(answer.status).toBe(401)
    expect(await refused()).toMatchObject({ why: 'refused' })
  })

  test('needs the secret that only this sign-in has: an own challenge does not do', async () => {
    const agent = browser()
    const asked = new URL(await leave(agent))
    asked.searchParams.set('code_challenge', 'c'.repeat(43))
    const answer = await agent.get(pathOf(await idp.signIn(asked.href)))

    expect(answer.status).toBe(401)
  })

  test('is refused with a code that was used before', async () => {
    const used = new URL((await signIn()).back, 'http://localhost:3999')
    const agent = browser()
    const back = new URL(await idp.signIn(await leave(agent)))
    back.searchParams.set('code', String(used.searchParams.get('code')))

    expect((await agent.get(back.pathname + back.search)).status).toBe(401)
  })

  test('is refused as another issuer’s, and at another account’s address', async () => {
    await setUpProvider(portal, idp, 'norrland.super')
    const [first, second] = [browser(), browser()]
    const mixed = new URL(await idp.signIn(await leave(first)))
    mixed.searchParams.set('iss', 'https://evil.example')
    const foreign = pathOf(await idp.signIn(await leave(second))).replace(
      String(harbour.accountId),
      String(norrland.accountId),
    )

    expect((await first.get(mixed.pathname + mixed.search)).status).toBe(401)
    expect((await second.get(foreign)).status).toBe(401)
  })

  test('is refused when the token has expired, and when the sign-in was begun too long ago', async () => {
    const [expired, late] = [browser(), browser()]
    const ways = [await idp.signIn(await leave(expired)), await idp.signIn(await leave(late))]
    clock.set(new Date(clock.now().getTime() + 5 * MINUTE))
    const first = await expired.get(pathOf(ways[0]!))
    const why = await refused()
    clock.set(new Date(clock.now().getTime() + 5 * MINUTE))
    const second = await late.get(pathOf(ways[1]!))

    expect([first.status, second.status]).toEqual([401, 401])
    expect(why).toMatchObject({ why: 'refused' })
  })

  test('finds nothing when single sign-on was switched off or led elsewhere meanwhile', async () => {
    const [first, second] = [browser(), browser()]
    const ways = [await idp.signIn(await leave(first)), await idp.signIn(await leave(second))]
    await setUpProvider(portal, idp, 'harbour.super', { isOn: false })
    const off = await first.get(pathOf(ways[0]!))
    await setUpProvider(portal, idp, 'harbour.super', { issuer: 'https://elsewhere.example' })
    const elsewhere = await second.get(pathOf(ways[1]!))

    expect([off.status, elsewhere.status]).toEqual([401, 401])
  })

  test('a provider that fails meanwhile leaves nobody signed in', async () => {
    const agent = browser()
    const back = await idp.signIn(await leave(agent))
    idp.trouble = 'down'
    const answer = await agent.get(pathOf(back))

    expect(answer.status).toBe(502)
    expect(await isSignedIn(agent)).toBe(false)
  })
})

describe('where passwords are switched off', () => {
  test('only the super user signs in by one, and whoever gives a right one is told where to go', async () => {
    await setUpProvider(portal, idp, 'harbour.super', { allowsPasswords: false })
    const give = (login: string, password = DEMO_PASSWORD) =>
      send(browser(), '/sign-in', '/sign-in', { login, password })

    const reader = await give('harbour.reader')
    const guess = await give('harbour.reader', 'wrong')
    const superUser = await give('harbour.super')

    expect([reader.status, guess.status, superUser.status]).toEqual([403, 401, 303])
    expect(reader.text).toContain('href="/sign-in/sso')
    expect(reader.headers['set-cookie'] ?? '').not.toMatch(/session=/)
  })
})
