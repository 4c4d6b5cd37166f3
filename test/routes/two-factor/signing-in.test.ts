import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { CHARACTERS } from '../../../seeds/cast/cast.ts'
import { faultsOf } from '../../guarantees/page-laws.ts'
import { startPortal } from '../../support/portal.ts'
import { setUpApp } from '../../support/second-factor.ts'
import { DOOR, cookiesOf, twoFactorSteps } from './steps.ts'

const portal = await startPortal()
const { app, admin, clock } = portal
const { browser, giveLogin, giveCode, isSignedIn, logOf, lockOf, halfOpen } = twoFactorSteps(portal)

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
