import { load } from 'cheerio'
import request from 'supertest'
import { beforeEach, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../seeds/cast/cast.ts'
import { mailedToken } from '../support/example-facts.ts'
import { open, send, startPortal } from '../support/portal.ts'

const NEW = 'le phare du port à minuit'
const ASKED = [303, '/sign-in/forgotten/sent']

const { app, admin, work } = await startPortal({}, { demo: true })

beforeEach(() => admin.raw('delete from rate_limits; delete from sign_in_failures; delete from mails'))

describe('a forgotten password', () => {
  test.each(['harbour.super', ' Harbour.Super ', 'margaux@harbour-bakery.example', 'MARGAUX@harbour-bakery.example'])(
    'asked for by «%s» sends a link with the login',
    async (name) => {
      const answer = await ask(name)
      await work()

      expect([answer.status, answer.headers['location']]).toEqual(ASKED)
      const mails = await admin('mails')
      expect(mails.map(({ kind, recipient }) => [kind, recipient])).toEqual([
        ['password_reset', 'margaux@harbour-bakery.example'],
      ])
      expect(mails[0].text_body).toContain('harbour.super')
    },
  )

  test.each(['harbour.nobody', 'nobody@harbour-bakery.example', '%', `'; --`])(
    'of «%s», which nobody is called, answers the same and sends nothing',
    async (name) => {
      const answer = await ask(name)
      await work()

      expect([answer.status, answer.headers['location']]).toEqual(ASKED)
      expect(await admin('mails')).toEqual([])
    },
  )

  test('of somebody suspended sends nothing', async () => {
    await admin('users').where('login', 'harbour.reader').update({ suspended_at: new Date() })

    await ask('harbour.reader')
    await work()

    await admin('users').where('login', 'harbour.reader').update({ suspended_at: null })
    expect(await admin('mails')).toEqual([])
  })

  test('sends one mail although its job runs twice', async () => {
    await ask('harbour.super')
    await admin.raw(`
      insert into graphile_worker._private_jobs (task_id, payload)
      select task_id, payload from graphile_worker._private_jobs where payload->>'users' is not null`)

    await work()

    expect(await admin('mails')).toHaveLength(1)
  })

  test('asked for without a name says so at the field', async () => {
    const answer = await ask('  ')

    expect(answer.status).toBe(422)
    expect(load(answer.text)('.field-error').text()).toContain('login')
  })

  test.each(['fjord.super', 'fjord.nobody'])('is asked for «%s» three times an hour', async (name) => {
    const statuses = []
    for (let count = 0; count < 4; count++) statuses.push((await ask(name)).status)

    expect(statuses).toEqual([303, 303, 303, 429])
  })

  test('is asked for from one address ten times in a quarter of an hour', async () => {
    const statuses = []
    for (let count = 0; count < 11; count++) statuses.push((await ask(`somebody.${count}`)).status)

    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 303), 429])
  })
})

describe('a locked login', () => {
  test('is told on the page how to get in again, and a new password unlocks it', async () => {
    const locked = await lock('norrland.super')
    const right = await trySignIn('norrland.super', DEMO_PASSWORD)
    await ask('norrland.super')
    await work()
    const { email } = await admin('users').where('login', 'norrland.super').first('email')
    const token = await mailedToken(admin, 'password', email)
    const agent = request.agent(app)
    await send(agent, `/password/${token}`, `/password/${token}`, { password: NEW, again: NEW })

    const $ = load(locked.text)
    expect([locked.status, right.status]).toEqual([423, 423])
    expect($('[role=alert] a').attr('href')).toBe('/sign-in/forgotten')
    expect((await trySignIn('norrland.super', NEW)).status).toBe(303)
  })

  test('of the staff is sent to an administrator', async () => {
    const locked = await lock('sales', '/staff/sign-in')

    expect(load(locked.text)('[role=alert]').text()).toContain('administrator')
    expect(load(locked.text)('a[href="/sign-in/forgotten"]')).toHaveLength(0)
  })
})

describe('the log of the account', () => {
  test('has sign-ins, failures, the lock, links and changes of a password, with the address', async () => {
    await trySignIn('montclair.super', 'wrong')
    await trySignIn('montclair.super', DEMO_PASSWORD)
    await lock('montclair.super')
    await ask('montclair.super')
    await work()
    const { email } = await admin('users').where('login', 'montclair.super').first('email')
    const token = await mailedToken(admin, 'password', email)
    await send(request.agent(app), `/password/${token}`, `/password/${token}`, { password: NEW, again: NEW })

    const lines = await admin('audit_log').where('subject', 'montclair.super').orderBy(['at', 'id'])
    const counted = new Map<string, number>()
    for (const { action } of lines) counted.set(action, (counted.get(action) ?? 0) + 1)
    expect(Object.fromEntries(counted)).toEqual({
      'sign_in.failed': 5,
      'sign_in.succeeded': 1,
      'sign_in.locked': 1,
      'password_link.sent': 1,
      'password.changed': 1,
    })
    expect(lines.filter(({ actor_kind }) => actor_kind !== 'system').every(({ address }) => address !== null)).toBe(
      true,
    )
  })

  test('knows nothing of logins that nobody has', async () => {
    const before = await admin('audit_log').count()
    await trySignIn('montclair.nobody', 'a password in the wrong field?')
    await work()

    expect(await admin('audit_log').count()).toEqual(before)
    expect(JSON.stringify(await admin('sign_in_failures'))).not.toContain('montclair')
  })
})

test('a browser without cookies is told so when it signs in', async () => {
  const page = await request(app).get('/sign-in')
  const [, token = ''] = /name="_csrf" value="([^"]+)"/.exec(page.text) ?? []

  const answer = await request(app)
    .post('/sign-in')
    .type('form')
    .send({ login: 'harbour.super', password: DEMO_PASSWORD, _csrf: token })

  expect(answer.status).toBe(403)
  expect(load(answer.text)('main').text()).toContain('cookie')
})

async function ask(name: string) {
  return send(request.agent(app), '/sign-in/forgotten', '/sign-in/forgotten', { name })
}

async function trySignIn(login: string, password: string, page = '/sign-in') {
  return send(request.agent(app), page, page, { login, password })
}

async function lock(login: string, page = '/sign-in') {
  for (let failure = 1; failure < 5; failure++) await trySignIn(login, 'wrong', page)
  return trySignIn(login, 'wrong', page)
}

test('the page that follows says nothing about who is known', async () => {
  const $ = await open(request.agent(app), '/sign-in/forgotten/sent')

  expect($('main').text()).toContain('If the login or the e-mail is known to us')
})
