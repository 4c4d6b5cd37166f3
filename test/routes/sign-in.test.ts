import { load } from 'cheerio'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../seeds/cast/cast.ts'
import { cookieOf, open, send, startPortal } from '../support/portal.ts'

const { admin, app, signIn } = await startPortal()

describe('signing in', () => {
  test('leads to the page that was asked for', async () => {
    const agent = request.agent(app)
    const asked = await agent.get('/orders/all')

    const answer = await send(agent, String(asked.headers['location']), '/sign-in', {
      login: 'Harbour.Super',
      password: DEMO_PASSWORD,
      back: '/orders/all',
    })

    expect(asked.status).toBe(303)
    expect(asked.headers['location']).toBe('/sign-in?back=%2Forders%2Fall')
    expect([answer.status, answer.headers['location']]).toEqual([303, '/orders/all'])
  })

  test.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'never leads to %s',
    async (back) => {
      const agent = request.agent(app)

      const answer = await send(agent, '/sign-in', '/sign-in', { login: 'fjord.super', password: DEMO_PASSWORD, back })

      expect(answer.headers['location']).toBe('/')
    },
  )

  test('shows the login again after a wrong password, and not the password', async () => {
    const answer = await send(request.agent(app), '/sign-in', '/sign-in', {
      login: 'norrland.super',
      password: 'wrong-one',
    })

    const $ = load(answer.text)
    expect(answer.status).toBe(401)
    expect($('input[name=login]').first().val()).toBe('norrland.super')
    expect(answer.text).not.toContain('wrong-one')
  })

  test.each(['montclair.buyer', 'nobody.at.all'])('locks %s after five failures in a row', async (login) => {
    const statuses = []
    for (let attempt = 1; attempt <= 6; attempt++) {
      statuses.push(
        (await send(request.agent(app), '/sign-in', '/sign-in', { login, password: `guess ${attempt}` })).status,
      )
    }

    expect(statuses).toEqual([401, 401, 401, 401, 423, 423])
  })

  test('without the token of the form is refused', async () => {
    const answer = await request(app)
      .post('/sign-in')
      .type('form')
      .send({ login: 'harbour.super', password: DEMO_PASSWORD })

    expect(answer.status).toBe(403)
  })
})

describe('a session', () => {
  test('ends on the server when its owner signs out', async () => {
    const agent = await signIn('harbour.super')
    const cookie = await cookieOf(agent, '/')
    await send(agent, '/', '/sign-out')

    const replayed = await request(app).get('/').set('Cookie', cookie)

    expect(cookie).toMatch(/session=[\w-]{43}/)
    expect(replayed.status).toBe(303)
    expect(replayed.headers['location']).toContain('/sign-in')
  })

  test('tells its end in the log of the account, or of the staff, once', async () => {
    const [user, staff] = [await signIn('harbour.super'), await signIn('sales')]
    const at = async (table: string, login: string) =>
      (await admin(table).where({ action: 'session.signed_out', subject: login })).length
    const before = [await at('audit_log', 'harbour.super'), await at('staff_log', 'sales')]

    await send(user, '/', '/sign-out')
    await send(staff, '/staff', '/staff/sign-out')

    const after = [await at('audit_log', 'harbour.super'), await at('staff_log', 'sales')]
    expect(after).toEqual(before.map((many) => many + 1))
    const [line] = await admin('audit_log').where({ action: 'session.signed_out' }).orderBy('id', 'desc')
    expect(line).toMatchObject({ actor_kind: 'user', actor_name: 'Margaux Lehoux' })
    expect(line.address).toMatch(/127\.0\.0\.1/)
  })

  test('of a customer opens nothing of the back office', async () => {
    const agent = await signIn('harbour.super')

    const answer = await agent.get('/staff')

    expect(answer.headers['location']).toContain('/staff/sign-in')
  })

  test('speaks the language that its owner chose', async () => {
    const agent = await signIn('norrland.super')
    await send(agent, '/', '/profile/appearance', { language: 'fr', back: '/' })

    const $ = await open(agent, '/')

    expect($('html').attr('lang')).toBe('fr')
  })
})
