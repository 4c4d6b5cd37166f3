import request from 'supertest'
import { beforeEach, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../seeds/cast/cast.ts'
import { open, send, startPortal, type Agent } from '../support/portal.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

const portal = await startPortal({ PASSWORD_DAYS: '90' }, { demo: true })
const { app, admin, clock, signIn } = portal

beforeEach(() => admin.raw('delete from rate_limits'))

describe('open sessions', () => {
  test('are listed with browser, address and times, this one first', async () => {
    const elsewhere = await signInBy(
      'fjord.super',
      'Mozilla/5.0 (Windows NT 10.0; rv:132.0) Gecko/20100101 Firefox/132.0',
    )
    const agent = await signIn('fjord.super')

    const $ = await open(agent, '/profile/sessions')

    const rows = $('tbody tr')
      .toArray()
      .map((row) => $(row).text())
    expect((await elsewhere.get('/')).status).toBe(200)
    expect(rows[0]).toContain('This browser')
    expect(rows.some((row) => row.includes('Firefox 132 on Windows') && row.includes('127.0.0.1'))).toBe(true)
  })

  test('are ended one by one', async () => {
    await admin('sessions').delete()
    const other = await signIn('fjord.super')
    const agent = await signIn('fjord.super')
    const $ = await open(agent, '/profile/sessions')
    const action = $('tbody tr').last().find('form').attr('action') ?? ''

    const answer = await send(agent, '/profile/sessions', action)

    expect(answer.headers['location']).toBe('/profile/sessions')
    expect((await other.get('/')).status).toBe(303)
    expect((await agent.get('/')).status).toBe(200)
    expect((await send(agent, '/profile/sessions', action)).status).toBe(404)
  })

  test('are ended all but this one', async () => {
    const others = [await signIn('fjord.super'), await signIn('fjord.super')]
    const agent = await signIn('fjord.super')

    await send(agent, '/profile/sessions', '/profile/sessions/endings')

    expect(await Promise.all(others.map(async (other) => (await other.get('/')).status))).toEqual([303, 303])
    expect((await agent.get('/')).status).toBe(200)
  })

  test('of a colleague are not there', async () => {
    await signIn('montclair.approver')
    const { id } = await admin('users').where('login', 'montclair.approver').first('id')
    const session = await admin('sessions').where({ user_id: id }).first('id')
    const agent = await signIn('montclair.super')

    const answer = await send(agent, '/profile/sessions', `/profile/sessions/${session.id}/ending`)

    expect(answer.status).toBe(404)
    expect(await admin('sessions').where({ id: session.id })).toHaveLength(1)
  })

  test.each([
    ['half an hour without a click', 30 * MINUTE, false],
    ['twelve hours, however busy', 12 * HOUR, true],
  ])('end after %s', async (_what, time, isBusy) => {
    const start = clock.now()
    const agent = await signIn('fjord.super')

    const statuses = []
    const step = isBusy ? 20 * MINUTE : time - 1
    for (let passed = step; passed < time; passed += step) {
      clock.set(new Date(start.getTime() + passed))
      statuses.push((await agent.get('/profile')).status)
    }
    clock.set(new Date(clock.now().getTime() + (isBusy ? 20 * MINUTE : time)))
    const ended = await agent.get('/profile')
    clock.set(start)

    expect(new Set(statuses)).toEqual(new Set([200]))
    expect(ended.status).toBe(303)
  })
})

async function signInBy(login: string, browser: string): Promise<Agent> {
  const agent = request.agent(app).set('User-Agent', browser)
  await send(agent, '/sign-in', '/sign-in', { login, password: DEMO_PASSWORD })
  return agent
}
