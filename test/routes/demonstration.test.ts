import { load } from 'cheerio'
import request from 'supertest'
import { beforeAll, describe, expect, test } from 'vitest'
import { DAY } from '#domain/shared/time.ts'
import { DEMO_PASSWORD, DEMONSTRATION } from '../../seeds/cast/cast.ts'
import { keepState } from '../support/database-state.ts'
import { open, send, startPortal, type Agent } from '../support/portal.ts'

const { admin, app, clock, portal, sections } = await startPortal({}, { demo: true })
const { demonstration } = portal.services

beforeAll(async () => {
  await portal.services.accounts.open(portal.system, DEMONSTRATION.account, DEMONSTRATION.users)
})

async function visitor(): Promise<Agent> {
  const agent = request.agent(app)
  const answer = await send(agent, '/sign-in', '/sign-in', { login: 'demonstration', password: DEMO_PASSWORD })
  expect(answer.status).toBe(303)
  return agent
}

const acts = sections
  .filter(({ audience }) => audience === 'customer')
  .flatMap(({ base, routes }) => routes.map(({ method, path, ...more }) => ({ method, path: base + path, ...more })))
  .filter(({ method }) => method === 'post')

describe('an account to look around in', () => {
  test('says so on every page', async () => {
    const $ = await open(await visitor(), '/orders/all')

    expect($('.alert').text()).toContain('looking around')
  })

  test('refuses every act in a friendly sentence, and changes nothing', async () => {
    const agent = await visitor()
    const form = '/profile'
    const state = await keepState(admin)
    const refused = []

    for (const { path } of acts.filter((route) => !('changesNothing' in route))) {
      const address = path
        .replace(':reference', 'CH100001')
        .replace(/:\w+Id/g, '0190a000-0000-7000-8000-000000000001')
        .replace(/:\w+/g, 'x')
      const answer = await send(agent, form, address)
      refused.push(answer.status)
      expect(load(answer.text)('main').text(), path).toContain('look around')
    }

    expect(refused.length).toBeGreaterThan(25)
    expect(new Set(refused)).toEqual(new Set([403]))
    expect(await state.changes()).toEqual([])
  })

  test('lets a visitor choose language and appearance for their own browser, check an order and sign out', async () => {
    const [one, other] = [await visitor(), await visitor()]
    await send(one, '/', '/profile/appearance', { language: 'fr', back: '/' })
    await send(one, '/', '/profile/appearance', { theme: 'dark', back: '/' })

    const [changed, kept] = [await open(one, '/'), await open(other, '/')]
    const out = await send(one, '/', '/sign-out')

    expect([changed('html').attr('lang'), kept('html').attr('lang')]).toEqual(['fr', 'en'])
    expect(out.headers['location']).toBe('/sign-in')
    expect(acts.filter((route) => 'changesNothing' in route).map(({ path }) => path)).toEqual([
      '/sign-out',
      '/profile/appearance',
      '/operations/orders/check',
    ])
  })

  test('gives no way in by mail: neither a new password nor its data', async () => {
    const email = String(DEMONSTRATION.users[0]?.email)
    await send(request.agent(app), '/sign-in/forgotten', '/sign-in/forgotten', { name: email })
    await send(request.agent(app), '/personal-data/request', '/personal-data/request', { email })

    const jobs = await admin('graphile_worker._private_jobs').select('payload')
    const about = jobs.map(({ payload }) => JSON.stringify(payload))
    expect(about.filter((payload) => /"users":\[\]|"links":\[\]/.test(payload))).toHaveLength(2)
  })
})

describe('at night', () => {
  test('what wears off is put back: sessions, locks, the age of the password; twice is once', async () => {
    const agent = await visitor()
    for (let failure = 1; failure <= 5; failure++) {
      await send(request.agent(app), '/sign-in', '/sign-in', { login: 'demonstration', password: `guess ${failure}` })
    }
    clock.set(new Date(clock.now().getTime() + 400 * DAY))

    await demonstration.reset(portal.system)
    await demonstration.reset(portal.system)

    expect((await agent.get('/')).status).toBe(303)
    expect((await open(await visitor(), '/orders/all'))('h1').text()).not.toBe('')
    const { sequence } = await admin('number_series').count({ sequence: '*' }).first<{ sequence: string }>()
    expect(Number(sequence)).toBe(0)
  })

  test('nobody else’s session ends', async () => {
    const agent = request.agent(app)
    await send(agent, '/sign-in', '/sign-in', { login: 'fjord.super', password: DEMO_PASSWORD })

    await demonstration.reset(portal.system)

    expect((await agent.get('/')).status).not.toBe(500)
    expect(
      await admin('sessions').whereIn('user_id', admin('users').select('id').where('login', 'fjord.super')),
    ).toHaveLength(1)
  })
})

test('an account becomes one, and an ordinary one again', async () => {
  expect(await demonstration.declare(portal.system, 'norrland-bank', true)).toBe(true)
  expect(await demonstration.declare(portal.system, 'norrland-bank', true)).toBe(true)
  expect(await demonstration.declare(portal.system, 'norrland-bank', false)).toBe(true)
  expect(await demonstration.declare(portal.system, 'nobody', true)).toBe(false)

  const log = await admin('audit_log').where('subject', 'norrland-bank').orderBy('id')
  expect(log.map(({ action }) => String(action))).toEqual([
    'account.demonstration_begun',
    'account.demonstration_ended',
  ])
})
