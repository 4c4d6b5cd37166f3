import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../../seeds/cast/cast.ts'
import { faultsOf } from '../../guarantees/page-laws.ts'
import { open, send, startPortal, type Agent } from '../../support/portal.ts'
import { codesOf, setUpApp } from '../../support/second-factor.ts'
import { DOOR, OWN, keyOn, codesOn, offerOn, twoFactorSteps } from './steps.ts'

const portal = await startPortal()
const { admin } = portal
const { browser, giveLogin, isSignedIn, logOf, signInBy } = twoFactorSteps(portal)

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
