import { load } from 'cheerio'
import request from 'supertest'
import { beforeEach, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../../seeds/cast/cast.ts'
import { open, send, startPortal, type Agent } from '../../support/portal.ts'

// Behind a proxy the address is the one that it names: so each request can come from where the test wants.
const { admin, app, clock, signIn } = await startPortal({ TRUST_PROXY: 'loopback' })
const PAGE = '/administration/security/networks'
const OFFICE = '192.0.2.10'
const NAMES = [
  'account.networks_changed',
  'account.networks_cleared',
  'session.network_refused',
  'sign_in.network_refused',
]

const from = (address: string): Agent => request.agent(app).set('X-Forwarded-For', address)
const enter = (agent: Agent, login = 'harbour.super') =>
  send(agent, '/sign-in', '/sign-in', { login, password: DEMO_PASSWORD })

async function signedInFrom(address: string, login?: string): Promise<Agent> {
  const agent = from(address)
  expect((await enter(agent, login)).status).toBe(303)
  return agent
}

const save = async (agent: Agent, networks: string) => {
  const seen = String((await open(agent, PAGE))('[name=seen]').val() ?? '')
  return send(agent, PAGE, PAGE, { networks, seen })
}

const logged = async () =>
  (await admin('audit_log').whereIn('action', NAMES).orderBy('id')).map(({ action, address }) => [action, address])

beforeEach(async () => {
  await admin('accounts').update({ sign_in_networks: [] })
  await admin('sessions').delete()
  clock.set(new Date(clock.now().getTime() + 1000))
})

describe('the list of networks', () => {
  test('is kept in its plain form by the super user who stands inside, and logged', async () => {
    const agent = await signedInFrom(OFFICE)

    const answer = await save(agent, ' 192.0.2.10 \n2001:db8::/32')

    expect([answer.status, answer.headers['location']]).toEqual([303, '/administration/security'])
    const account = await admin('accounts').where('slug', 'harbour-bakery').first('sign_in_networks')
    expect(account.sign_in_networks).toEqual(['192.0.2.10/32', '2001:db8::/32'])
    expect(await logged()).toEqual([['account.networks_changed', OFFICE]])
  })

  test('is refused with a sentence where it would shut out who saves it', async () => {
    const agent = await signedInFrom(OFFICE)

    const answer = await save(agent, '198.51.100.0/24')

    const $ = load(answer.text)
    expect(answer.status).toBe(422)
    expect($('textarea').text()).toContain('198.51.100.0/24')
    expect($('.field-error').text()).toContain(OFFICE)
    expect((await agent.get('/')).status).toBe(200)
  })

  test.each([
    ['a block that is too narrow', '192.0.2.0/33'],
    ['a name', 'office'],
    ['more than fifty', Array.from({ length: 51 }, (_, last) => `10.0.0.${last}`).join(' ')],
  ])('is refused as %s', async (_, networks) => {
    const agent = await signedInFrom(OFFICE)

    expect((await save(agent, networks)).status).toBe(422)
  })

  test('is not changed over what somebody else has saved meanwhile', async () => {
    const agent = await signedInFrom(OFFICE)
    await save(agent, OFFICE)

    const answer = await send(agent, PAGE, PAGE, { networks: `${OFFICE}\n10.0.0.0/8`, seen: '' })

    expect(answer.status).toBe(409)
  })

  test('is the super user’s to change: administrators read it', async () => {
    await admin('users').where('login', 'harbour.reader').update({ administrative: true })
    const agent = await signedInFrom(OFFICE, 'harbour.reader')

    const page = await agent.get(PAGE)
    const answer = await send(agent, PAGE, PAGE, { networks: OFFICE, seen: '' })

    expect(page.status).toBe(200)
    expect(load(page.text)('main form[method=post]')).toHaveLength(0)
    expect(answer.status).toBe(403)
  })
})

describe('from outside of the list', () => {
  const allow = (...networks: string[]) =>
    admin('accounts').where('slug', 'harbour-bakery').update({ sign_in_networks: networks })

  test('nobody of the account signs in, which is said and logged; others do', async () => {
    await allow('192.0.2.0/24')

    const refused = await enter(from('203.0.113.9'))
    const other = await enter(from('203.0.113.9'), 'fjord.super')

    expect(refused.status).toBe(403)
    expect(refused.text).toContain('own networks')
    expect(other.status).toBe(303)
    expect((await logged()).at(-1)).toEqual(['sign_in.network_refused', '203.0.113.9'])
    expect(await admin('sessions').whereNotNull('user_id')).toHaveLength(1)
  })

  test('a wrong password learns nothing of the list', async () => {
    await allow('192.0.2.0/24')

    const answer = await send(from('203.0.113.9'), '/sign-in', '/sign-in', {
      login: 'harbour.super',
      password: 'wrong',
    })

    expect(answer.status).toBe(401)
  })

  test('a running session ends at its next request, by name, and is logged once', async () => {
    const agent = await signedInFrom(OFFICE)
    await allow('198.51.100.0/24')
    const before = (await logged()).length

    const answers = await Promise.all([agent.get('/orders/all'), agent.get('/'), agent.get('/profile')])
    const after = await agent.get('/')

    const refused = answers.filter(({ status }) => status === 403)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused[0]?.text).toContain('Harbour Bakery')
    expect(refused[0]?.text).not.toContain('Margaux Lehoux')
    expect([after.status, after.headers['location']]).toEqual([303, '/sign-in?back=%2F'])
    expect((await logged()).slice(before)).toEqual([['session.network_refused', OFFICE]])
  })

  test('IPv4 written as IPv6 is the same network, and IPv6 has its own', async () => {
    await allow('192.0.2.0/24', '2001:db8::/32')

    const statuses = []
    for (const address of ['::ffff:192.0.2.77', '2001:db8::1', '2001:db9::1']) {
      statuses.push((await enter(from(address))).status)
    }

    expect(statuses).toEqual([303, 303, 403])
  })

  test('staff take the list away with a reason, in both logs', async () => {
    await allow('198.51.100.0/24')
    const staff = await signIn('admin')
    const form = '/staff/accounts/networks/harbour-bakery'

    const silent = await send(staff, form, `${form}/clearing`, { reason: ' ' })
    const listed = await open(staff, '/staff/accounts/networks')
    const cleared = await send(staff, form, `${form}/clearing`, { reason: 'New office, asked by phone' })

    expect(silent.status).toBe(422)
    expect(listed('main').text()).toContain('Harbour Bakery')
    expect(cleared.status).toBe(303)
    expect((await enter(from('203.0.113.9'))).status).toBe(303)
    const entry = await admin('audit_log').where('action', 'account.networks_cleared').first()
    expect(entry).toMatchObject({ actor_kind: 'staff', details: { reason: 'New office, asked by phone' } })
    expect(await admin('staff_log').where('action', 'account.networks_cleared')).toHaveLength(1)
  })
})
