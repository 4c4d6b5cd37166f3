import { load } from 'cheerio'
import request from 'supertest'
import { beforeEach, describe, expect, test } from 'vitest'
import { CHARACTERS, DEMO_PASSWORD } from '../../seeds/cast/cast.ts'
import { faultsOf } from '../guarantees/page-laws.ts'
import { open, send, startPortal, type Agent } from '../support/portal.ts'
import { codesOf, personOf, scopeOf, setUpApp } from '../support/second-factor.ts'

const portal = await startPortal()
const { app, admin, clock } = portal
const DOOR = '/sign-in/second-factor'

/** Time stands still between the tests; each begins in a step of its own, with nobody enrolled or locked. */
beforeEach(async () => {
  clock.set(new Date(clock.now().getTime() + 3_600_000))
  for (const table of ['half_open_sign_ins', 'second_factors', 'sign_in_failures', 'rate_limits', 'sessions'])
    await admin(table).delete()
  await admin('accounts').update({ authentication_mode: 'password' })
})

const browser = () => request.agent(app)
const giveLogin = (agent: Agent, login: string, password = DEMO_PASSWORD) =>
  send(agent, '/sign-in', '/sign-in', { login, password, back: '/orders/all' })
const giveCode = (agent: Agent, code: string) => send(agent, DOOR, DOOR, { code, back: '/orders/all' })
const cookiesOf = (answer: request.Response) => [answer.headers['set-cookie'] ?? []].flat().join('\n')
const isSignedIn = async (agent: Agent) => (await agent.get('/')).status === 200
const logOf = async (login: string) =>
  (await admin('audit_log').where('subject', login).orderBy('id').select('action')).map(({ action }) => String(action))
const lockOf = (login: string) => giveLogin(browser(), login).then(({ status }) => status === 423)

async function halfOpen(login: string): Promise<Agent> {
  const agent = browser()
  const answer = await giveLogin(agent, login)
  if (!String(answer.headers['location']).startsWith(DOOR)) throw new Error(`${login} was not asked for a code`)
  return agent
}

describe('signing in with a second factor', () => {
  test('asks for a code after the password, and opens the page that was asked for', async () => {
    const { code } = await setUpApp(portal, 'harbour.super')
    clock.set(new Date(clock.now().getTime() + 60_000))
    const agent = browser()

    const first = await giveLogin(agent, 'harbour.super')
    const page = await agent.get(String(first.headers['location']))
    const second = await giveCode(agent, await code())

    expect([first.status, first.headers['location']]).toEqual([303, `${DOOR}?back=%2Forders%2Fall`])
    expect(faultsOf(page.text)).toEqual([])
    expect([second.status, second.headers['location']]).toEqual([303, '/orders/all'])
    expect(await isSignedIn(agent)).toBe(true)
    expect(await logOf('harbour.super')).toEqual(expect.arrayContaining(['two_factor.set_up', 'two_factor.passed']))
  })

  test('is no session before the code: nothing opens', async () => {
    await setUpApp(portal, 'harbour.super')
    const agent = browser()

    const answer = await giveLogin(agent, 'harbour.super')

    expect(cookiesOf(answer)).not.toMatch(/(^|\n)session=/)
    for (const address of ['/', '/orders', '/profile/two-factor', '/administration/security', '/staff'])
      expect((await agent.get(address)).status).toBe(303)
    expect(await admin('sessions')).toEqual([])
  })

  test('does not take the half-open token for a session, nor a session for it', async () => {
    const { code } = await setUpApp(portal, 'harbour.super')
    const answer = await giveLogin(browser(), 'harbour.super')
    const [, token = ''] = /half-open=([^;]+)/.exec(cookiesOf(answer)) ?? []

    const asSession = await request(app).get('/').set('Cookie', `session=${token}`)
    const asStaff = await request(app).get('/staff/sign-in/second-factor').set('Cookie', `staff-half-open=${token}`)

    expect(token).not.toBe('')
    expect(asSession.status).toBe(303)
    expect(asStaff.headers['location']).toBe('/staff/sign-in')
    expect(await code()).toMatch(/^\d{6}$/)
  })

  test('gives a token that nobody has seen before: a planted one stays worthless', async () => {
    const { code } = await setUpApp(portal, 'harbour.super')
    clock.set(new Date(clock.now().getTime() + 60_000))
    const planted = 'p'.repeat(43)
    const agent = browser()
    agent.jar.setCookie(`session=${planted}`)
    const first = cookiesOf(await giveLogin(agent, 'harbour.super'))
    const second = cookiesOf(await giveCode(agent, await code()))

    const [, halfOpenToken] = /half-open=([^;]+)/.exec(first) ?? []
    const [, session] = /(?:^|\n)session=([^;]+)/.exec(second) ?? []

    expect(new Set([planted, halfOpenToken, session]).size).toBe(3)
    expect(second).toMatch(/half-open=;.*Max-Age=0/)
    expect((await request(app).get('/').set('Cookie', `session=${planted}`)).status).toBe(303)
  })

  test('goes on in the browser that began it alone, and for a quarter of an hour', async () => {
    await setUpApp(portal, 'harbour.super')
    const answer = await giveLogin(browser(), 'harbour.super')
    const [cookie = ''] = /half-open=[^;]+/.exec(cookiesOf(answer)) ?? []
    const knock = (agent: string) => request(app).get(DOOR).set('Cookie', cookie).set('User-Agent', agent)

    const own = String((await knock('')).status)
    const other = await knock('Another browser')
    clock.set(new Date(clock.now().getTime() + 15 * 60_000 + 1))
    const late = await knock('')

    expect([own, other.headers['location'], late.headers['location']]).toEqual(['200', '/sign-in', '/sign-in'])
  })

  test('ends at once for somebody who is suspended in between', async () => {
    const { code } = await setUpApp(portal, 'harbour.super')
    clock.set(new Date(clock.now().getTime() + 60_000))
    const agent = await halfOpen('harbour.super')
    await admin('users').where('login', 'harbour.super').update({ suspended_at: clock.now() })

    await giveCode(agent, await code())

    expect(await isSignedIn(agent)).toBe(false)
    await admin('users').update({ suspended_at: null })
  })
})

describe('a code', () => {
  test.each([
    [-30, true],
    [0, true],
    [30, true],
    [-60, false],
    [60, false],
    [-3600, false],
    [3600, false],
  ])('of a phone whose clock is %i seconds off: taken %s', async (secondsOff, isTaken) => {
    const { code } = await setUpApp(portal, 'harbour.super')
    clock.set(new Date(clock.now().getTime() + 2 * 3_600_000))
    const agent = await halfOpen('harbour.super')

    await giveCode(agent, await code(secondsOff))

    expect(await isSignedIn(agent)).toBe(isTaken)
  })

  test('works once, also within its window, and no older one after it', async () => {
    const { code } = await setUpApp(portal, 'harbour.super')
    clock.set(new Date(clock.now().getTime() + 120_000))
    const [first, replay, older] = [
      await halfOpen('harbour.super'),
      await halfOpen('harbour.super'),
      await halfOpen('harbour.super'),
    ]
    const [now, before] = [await code(), await code(-30)]

    const answers = [await giveCode(first, now), await giveCode(replay, now), await giveCode(older, before)]

    expect(answers.map(({ status }) => status)).toEqual([303, 401, 401])
    expect([await isSignedIn(replay), await isSignedIn(older)]).toEqual([false, false])
  })

  test('works once when it comes from many sides at the same moment', async () => {
    const { code } = await setUpApp(portal, 'harbour.super')
    clock.set(new Date(clock.now().getTime() + 60_000))
    const agents = await Promise.all(Array.from({ length: 4 }, () => halfOpen('harbour.super')))
    const now = await code()

    const statuses = await Promise.all(agents.map(async (agent) => (await giveCode(agent, now)).status))

    expect(statuses.sort()).toEqual([303, 401, 401, 401])
  })

  test('that set the app up is used up as well', async () => {
    const { code } = await setUpApp(portal, 'harbour.super')
    const agent = await halfOpen('harbour.super')

    const answer = await giveCode(agent, await code())

    expect(answer.status).toBe(401)
  })

  test('guessed five times in a row locks the login, however often the password is given between', async () => {
    const { code } = await setUpApp(portal, 'harbour.super')
    clock.set(new Date(clock.now().getTime() + 60_000))
    const right = await code()
    const wrong = right === '000000' ? '111111' : '000000'

    const statuses = []
    for (let guess = 1; guess <= 5; guess++)
      statuses.push((await giveCode(await halfOpen('harbour.super'), wrong)).status)

    expect(statuses).toEqual([401, 401, 401, 401, 423])
    expect(await lockOf('harbour.super')).toBe(true)
    expect(await logOf('harbour.super')).toEqual(expect.arrayContaining(['two_factor.failed', 'two_factor.locked']))
  })

  test('that is right does not open a locked login', async () => {
    const { code } = await setUpApp(portal, 'harbour.super')
    clock.set(new Date(clock.now().getTime() + 60_000))
    const agent = await halfOpen('harbour.super')
    for (let guess = 1; guess <= 5; guess++) await giveLogin(browser(), 'harbour.super', 'wrong')

    const answer = await giveCode(agent, await code())

    expect(answer.status).toBe(423)
    expect(await isSignedIn(agent)).toBe(false)
  })

  test('guessed a hundred times from one address never comes through', async () => {
    for (const login of CHARACTERS.flatMap(({ users }) => users).map((user) => user.login)) {
      await setUpApp(portal, login)
      for (let guess = 0; guess < 15; guess++) {
        const agent = browser()
        await giveLogin(agent, login)
        await giveCode(agent, String(guess).padStart(6, '0'))
        expect(await isSignedIn(agent)).toBe(false)
      }
    }
  }, 120_000)
})

describe('recovery codes', () => {
  test('stand in for the app, each of them once, in whatever way they are typed', async () => {
    const { recoveryCodes } = await setUpApp(portal, 'harbour.super')
    const [code = ''] = recoveryCodes
    const [agent, again] = [await halfOpen('harbour.super'), await halfOpen('harbour.super')]

    const answers = [
      await giveCode(agent, ` ${code.slice(0, 6)} ${code.slice(6).toUpperCase()}`),
      await giveCode(again, code),
    ]

    expect(recoveryCodes).toHaveLength(10)
    expect(answers.map(({ status }) => status)).toEqual([303, 401])
    expect(await logOf('harbour.super')).toContain('two_factor.recovery_code_used')
  })

  test('work once when sent twice at the same moment', async () => {
    const { recoveryCodes } = await setUpApp(portal, 'harbour.super')
    const agents = [await halfOpen('harbour.super'), await halfOpen('harbour.super')]

    const answers = await Promise.all(agents.map((agent) => giveCode(agent, recoveryCodes[3]!)))

    expect(answers.map(({ status }) => status).sort()).toEqual([303, 401])
  })

  test('of somebody else don’t work, and guessing them locks the login', async () => {
    await setUpApp(portal, 'harbour.super')
    const { recoveryCodes } = await setUpApp(portal, 'norrland.super')

    const statuses = []
    for (const code of recoveryCodes.slice(0, 5))
      statuses.push((await giveCode(await halfOpen('harbour.super'), code)).status)

    expect(statuses).toEqual([401, 401, 401, 401, 423])
    expect(await lockOf('harbour.super')).toBe(true)
  })
})

describe('at rest', () => {
  test('the key is sealed for its row, recovery codes and half-open tokens are hashes', async () => {
    const { key, recoveryCodes } = await setUpApp(portal, 'harbour.super')
    const { key: otherKey } = await setUpApp(portal, 'norrland.super')
    await halfOpen('harbour.super')

    const { rows } = await admin.raw<{ rows: { all: string }[] }>(
      `select string_agg(r, ' ') as all from (
         select f::text as r from second_factors f union all select c::text from recovery_codes c
         union all select h::text from half_open_sign_ins h union all select m::text from mails m
         union all select l::text from audit_log l) rows`,
    )
    const kept = rows[0]!.all
    const sealed = await admin('second_factors').select('sealed_key')

    for (const secret of [key, otherKey, ...recoveryCodes]) {
      expect(kept).not.toContain(secret)
      expect(kept).not.toContain(Buffer.from(secret).toString('hex'))
    }
    expect(sealed.every(({ sealed_key }) => /^v1\.[0-9a-f]{8}\./.test(String(sealed_key)))).toBe(true)
  })

  test('a key that was moved to another row does not open', async () => {
    const { code } = await setUpApp(portal, 'harbour.super')
    await setUpApp(portal, 'norrland.super')
    clock.set(new Date(clock.now().getTime() + 60_000))
    const [harbour] = await admin('second_factors').join('users', 'users.id', 'user_id').where('login', 'harbour.super')
    await admin('second_factors').update({ sealed_key: harbour.sealed_key })
    const agent = await halfOpen('norrland.super')

    const answer = await giveCode(agent, await code())

    expect(answer.status).toBe(500)
    expect(await isSignedIn(agent)).toBe(false)
  })

  test('customers’ pages could not read any of it', async () => {
    const asPortal = (table: string) =>
      admin.transaction(async (trx) => {
        await trx.raw('set local role chancery_portal')
        await trx(table)
      })

    for (const table of ['second_factors', 'recovery_codes', 'half_open_sign_ins'])
      await expect(asPortal(table)).rejects.toThrow(/permission denied/)
  })
})

const OWN = '/profile/two-factor'
const keyOn = (text: string) => load(text)('#authenticator-key').text()
const codesOn = (text: string) =>
  load(text)('#recovery-codes li')
    .map((_, item) => load(item).text().trim())
    .get()
const offerOn = (text: string) => String(load(text)('input[name=offer]').first().val() ?? '')

/** Signs in with an app that was set up; a minute passes, so that its next code is a new one. */
async function signInBy(login: string, code: () => Promise<string>): Promise<Agent> {
  clock.set(new Date(clock.now().getTime() + 60_000))
  const agent = await halfOpen(login)
  await giveCode(agent, await code())
  clock.set(new Date(clock.now().getTime() + 60_000))
  return agent
}

describe('one’s own page', () => {
  test('sets an app up by its key, shows ten recovery codes once, and ends the other sessions', async () => {
    const [agent, elsewhere] = [await portal.signIn('harbour.super'), await portal.signIn('harbour.super')]
    const off = await agent.get(OWN)
    const form = await agent.get(`${OWN}/new`)
    const code = codesOf(portal, keyOn(form.text))

    const done = await send(agent, OWN, OWN, {
      password: DEMO_PASSWORD,
      code: await code(),
      offer: offerOn(form.text),
    })
    const on = await agent.get(OWN)

    for (const page of [off, form, done, on]) expect(faultsOf(page.text)).toEqual([])
    expect(load(form.text)('svg.qr-code path').attr('d')).toMatch(/^M/)
    expect(new Set(codesOn(done.text)).size).toBe(10)
    expect(on.text).not.toContain(codesOn(done.text)[0])
    expect([await isSignedIn(agent), await isSignedIn(elsewhere)]).toEqual([true, false])
    expect((await giveLogin(browser(), 'harbour.super')).headers['location']).toContain(DOOR)
  })

  test('acts once when its form is sent twice, and shows the same codes again', async () => {
    const agent = await portal.signIn('harbour.super')
    const form = await agent.get(`${OWN}/new`)
    const code = await codesOf(portal, keyOn(form.text))()
    const fields = { password: DEMO_PASSWORD, code, offer: offerOn(form.text) }

    const answers = [
      await send(agent, `${OWN}/new`, OWN, fields),
      await send(agent, `${OWN}/new`, OWN, { ...fields, current: code }),
    ]

    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(codesOn(answers[1]!.text)).toEqual(codesOn(answers[0]!.text))
    expect((await logOf('harbour.super')).filter((action) => action === 'two_factor.set_up').length).toBeGreaterThan(0)
    expect(await admin('recovery_codes')).toHaveLength(10)
  })

  test.each([
    ['a wrong password', { password: 'wrong' }, 'password'],
    ['no password', { password: '' }, 'password'],
    ['a wrong code', { code: '000000' }, 'code'],
    ['a recovery code for a code', { code: '0'.repeat(24) }, 'code'],
  ])('says at its field what is wrong, with the same key again: %s', async (_what, wrong, field) => {
    const agent = await portal.signIn('harbour.super')
    const form = await agent.get(`${OWN}/new`)
    const code = await codesOf(portal, keyOn(form.text))()

    const answer = await send(agent, `${OWN}/new`, OWN, {
      password: DEMO_PASSWORD,
      code,
      offer: offerOn(form.text),
      ...wrong,
    })

    expect(answer.status).toBe(422)
    expect(load(answer.text)(`.has-error [name=${field}]`)).toHaveLength(1)
    expect(keyOn(answer.text)).toBe(keyOn(form.text))
    expect(answer.text).not.toContain(DEMO_PASSWORD)
    expect(await admin('second_factors')).toEqual([])
  })

  test('takes no key that it has not offered to this person a short while ago', async () => {
    const [agent, other] = [await portal.signIn('harbour.super'), await portal.signIn('norrland.super')]
    const [mine, theirs] = [await agent.get(`${OWN}/new`), await other.get(`${OWN}/new`)]
    const attempt = async (page: string, offer = offerOn(page)) =>
      send(agent, `${OWN}/new`, OWN, {
        password: DEMO_PASSWORD,
        code: await codesOf(portal, keyOn(page))(),
        offer,
      })

    const statuses = [(await attempt(theirs.text)).status, (await attempt(mine.text, 'v1.made.up.offer')).status]
    clock.set(new Date(clock.now().getTime() + 30 * 60_000 - 60_000))
    await agent.get('/')
    clock.set(new Date(clock.now().getTime() + 60_001))
    statuses.push((await attempt(mine.text)).status)

    expect(statuses).toEqual([422, 422, 422])
    expect(await admin('second_factors')).toEqual([])
  })

  test('moves to another app only with a code of the present one', async () => {
    const { code, recoveryCodes } = await setUpApp(portal, 'harbour.super')
    const agent = await signInBy('harbour.super', code)
    const form = await agent.get(`${OWN}/new`)
    const next = codesOf(portal, keyOn(form.text))
    const move = async (current: string) =>
      send(agent, `${OWN}/new`, OWN, {
        password: DEMO_PASSWORD,
        code: await next(),
        current,
        offer: offerOn(form.text),
      })

    const without = await move('')
    const wrong = await move('000000')
    const done = await move(await code())
    clock.set(new Date(clock.now().getTime() + 60_000))
    const withOldApp = await giveCode(await halfOpen('harbour.super'), await code())
    const withOldPaper = await giveCode(await halfOpen('harbour.super'), recoveryCodes[0]!)
    const withNewApp = await giveCode(await halfOpen('harbour.super'), await next())

    expect([without.status, wrong.status, done.status]).toEqual([422, 422, 200])
    expect([withOldApp.status, withOldPaper.status, withNewApp.status]).toEqual([401, 401, 303])
    expect(await logOf('harbour.super')).toContain('two_factor.replaced')
  })

  test('makes new recovery codes, and the former ones end', async () => {
    const { code, recoveryCodes } = await setUpApp(portal, 'harbour.super')
    const agent = await signInBy('harbour.super', code)
    const page = await agent.get(OWN)

    const done = await send(agent, OWN, `${OWN}/recovery-codes`, {
      password: DEMO_PASSWORD,
      current: await code(),
      offer: offerOn(page.text),
    })
    const former = await giveCode(await halfOpen('harbour.super'), recoveryCodes[0]!)
    const fresh = await giveCode(await halfOpen('harbour.super'), codesOn(done.text)[0]!)

    expect([done.status, former.status, fresh.status]).toEqual([200, 401, 303])
  })

  test('is switched off with password and code, and told by mail in the user’s language', async () => {
    const { code } = await setUpApp(portal, 'harbour.super')
    const agent = await signInBy('harbour.super', code)
    const remove = async (fields: Record<string, string>) => send(agent, OWN, `${OWN}/removal`, fields)

    const wrong = await remove({ password: DEMO_PASSWORD, current: '000000' })
    const done = await remove({ password: DEMO_PASSWORD, current: await code() })
    const mail = await admin('mails').orderBy('id', 'desc').first()

    expect([wrong.status, done.status, done.headers['location']]).toEqual([422, 303, OWN])
    expect(await admin('second_factors')).toEqual([])
    expect(await admin('recovery_codes')).toEqual([])
    expect([mail.kind, mail.language, mail.recipient]).toEqual([
      'two_factor_changed',
      'fr',
      'margaux@harbour-bakery.example',
    ])
    expect(mail.text_body).toContain('désactivée')
  })

  test('can’t be guessed at by whoever has found a session: the login locks, and a slip in between changes nothing', async () => {
    const { code } = await setUpApp(portal, 'harbour.super')
    const agent = await signInBy('harbour.super', code)
    const form = await agent.get(`${OWN}/new`)
    const slip = () =>
      send(agent, `${OWN}/new`, OWN, {
        password: DEMO_PASSWORD,
        code: '000000',
        current: '111111',
        offer: offerOn(form.text),
      })

    const statuses = []
    for (let guess = 1; guess <= 5; guess++) {
      await slip()
      const fields = { password: DEMO_PASSWORD, current: `00000${guess}` }
      statuses.push((await send(agent, OWN, `${OWN}/removal`, fields)).status)
    }
    const right = await send(agent, OWN, `${OWN}/removal`, { password: DEMO_PASSWORD, current: await code() })

    expect(statuses).toEqual([422, 422, 422, 422, 423])
    expect(right.status).toBe(423)
    expect(await admin('second_factors')).toHaveLength(1)
  })
})

describe('the rule of the account', () => {
  const RULE = '/administration/security'
  const decide = (agent: Agent, wanted: string, seen: string) => send(agent, RULE, RULE, { seen, wanted })
  const modeOf = async (name: string) => (await admin('accounts').where({ name }).first()).authentication_mode as string

  test('waits until the super user has set up their own', async () => {
    const agent = await portal.signIn('montclair.super')

    const page = await open(agent, RULE)
    const answer = await decide(agent, 'two_factor', 'password')

    expect(page(`form[action="${RULE}"]`)).toHaveLength(0)
    expect(page(`main a[href="${OWN}"]`)).toHaveLength(1)
    expect([answer.status, await modeOf('Ville de Montclair')]).toEqual([409, 'password'])
  })

  test('is the super user’s alone, not of every administrator', async () => {
    await admin('users').where('login', 'montclair.buyer').update({ administrative: true })
    const { code } = await setUpApp(portal, 'montclair.buyer')
    const agent = await signInBy('montclair.buyer', code)
    const reader = await portal.signIn('montclair.approver')

    const page = await open(agent, RULE)
    const answer = await decide(agent, 'two_factor', 'password')

    expect(page(`form[action="${RULE}"]`)).toHaveLength(0)
    expect([answer.status, await modeOf('Ville de Montclair')]).toEqual([403, 'password'])
    expect((await reader.get(RULE)).status).toBe(403)
    await admin('users').where('login', 'montclair.buyer').update({ administrative: false })
  })

  test('leads each user without a second factor to set it up, and lets them do nothing else before', async () => {
    const { code } = await setUpApp(portal, 'montclair.super')
    const superUser = await signInBy('montclair.super', code)
    const made = await decide(superUser, 'two_factor', 'password')
    const agent = browser()

    const first = await giveLogin(agent, 'montclair.buyer')
    const elsewhere = await Promise.all(['/', '/orders', OWN, '/profile/two-factor/new'].map((path) => agent.get(path)))
    const form = await agent.get(String(first.headers['location']))
    const app = codesOf(portal, keyOn(form.text))
    const slip = await send(agent, DOOR, DOOR, { code: '000000', offer: offerOn(form.text) })
    const before = await isSignedIn(agent)
    const done = await send(agent, DOOR, DOOR, { code: await app(), offer: offerOn(form.text), back: '/orders/all' })

    for (const page of [form, slip, done]) expect(faultsOf(page.text)).toEqual([])
    expect(made.status).toBe(303)
    expect(elsewhere.map(({ status }) => status)).toEqual([303, 303, 303, 303])
    expect([slip.status, keyOn(slip.text), before]).toEqual([422, keyOn(form.text), false])
    expect([done.status, codesOn(done.text).length]).toEqual([200, 10])
    expect(load(done.text)('a[href="/orders/all"]')).toHaveLength(1)
    expect(await isSignedIn(agent)).toBe(true)
    expect(await logOf('montclair.buyer')).toContain('two_factor.set_up')
  })

  test('forbids switching off, by the page and by the server', async () => {
    const { code } = await setUpApp(portal, 'montclair.super')
    const agent = await signInBy('montclair.super', code)
    await decide(agent, 'two_factor', 'password')

    const page = await open(agent, OWN)
    const answer = await send(agent, OWN, `${OWN}/removal`, { password: DEMO_PASSWORD, current: await code() })

    expect(page(`form[action="${OWN}/removal"]`)).toHaveLength(0)
    expect(answer.status).toBe(409)
    expect(await admin('second_factors')).toHaveLength(1)
  })

  test('is lifted again; sent twice it changes once, and a stale page is told so', async () => {
    const { code } = await setUpApp(portal, 'montclair.super')
    const agent = await signInBy('montclair.super', code)
    const answers = [
      await decide(agent, 'two_factor', 'password'),
      await decide(agent, 'two_factor', 'password'),
      await decide(agent, 'password', 'password'),
      await decide(agent, 'password', 'two_factor'),
    ]

    const entries = await admin('audit_log').whereLike('action', 'account.two_factor%').orderBy('id').pluck('action')

    expect(answers.map(({ status }) => status)).toEqual([303, 303, 409, 303])
    expect(entries.slice(-2)).toEqual(['account.two_factor_demanded', 'account.two_factor_lifted'])
    expect(await modeOf('Ville de Montclair')).toBe('password')
  })
})

describe('a reset by staff', () => {
  test('takes factor, sessions and half-open sign-ins away, with its reason in both logs and a mail', async () => {
    const { code } = await setUpApp(portal, 'harbour.super')
    const agent = await signInBy('harbour.super', code)
    const waiting = await halfOpen('harbour.super')
    const staff = await personOf(portal, 'admin')
    const helper = await portal.signIn('admin')
    const list = await open(helper, '/staff/accounts/second-factors?q=harbour')
    const page = String(list('main td a').attr('href'))

    const empty = await send(helper, page, `${page}/reset`, { reason: ' ' })
    const done = await send(helper, page, `${page}/reset`, { reason: 'Phone lost; called back' })
    const again = await send(helper, '/staff', `${page}/reset`, { reason: 'Phone lost; called back' })

    expect([empty.status, done.status, again.status]).toEqual([422, 303, 404])

    expect(await isSignedIn(agent)).toBe(false)
    expect((await waiting.get(DOOR)).headers['location']).toBe('/sign-in')
    expect((await giveLogin(browser(), 'harbour.super')).headers['location']).toBe('/orders/all')
    const entry = {
      action: 'two_factor.reset',
      subject: 'harbour.super',
      details: { reason: 'Phone lost; called back' },
    }
    expect(await admin('audit_log').where('actor_kind', 'staff').orderBy('id', 'desc').first()).toMatchObject({
      ...entry,
      actor_kind: 'staff',
    })
    expect(await admin('staff_log').orderBy('id', 'desc').first()).toMatchObject({ ...entry, staff_id: staff.id })
    expect((await admin('mails').orderBy('id', 'desc').first()).kind).toBe('two_factor_changed')
  })

  test('is not for everybody: staff need an administrator, and nobody resets their own', async () => {
    for (const login of ['harbour.super', 'admin', 'sales']) await setUpApp(portal, login)
    const { find, list, reset } = portal.portal.services.secondFactor
    const scope = scopeOf(portal, await personOf(portal, 'admin'))
    const sales = scopeOf(portal, await personOf(portal, 'sales'))
    const idOf = async (login: string) =>
      (await list(scope, '', 100)).find(({ person }) => person.login === login)?.id ?? ''

    await expect(reset(scope, await idOf('admin'), 'Lost')).rejects.toThrow('not_allowed')
    await expect(reset(sales, await idOf('admin'), 'Lost')).rejects.toThrow('not_allowed')
    await expect(reset(sales, await idOf('harbour.super'), 'Lost')).rejects.toThrow('not_allowed')
    const ofSales = await idOf('sales')
    await reset(scope, ofSales, 'Lost')

    expect(await find(scope, ofSales)).toBeNull()
    expect(await admin('second_factors')).toHaveLength(2)
  })
})
