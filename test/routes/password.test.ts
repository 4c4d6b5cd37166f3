import { load } from 'cheerio'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { inTransaction } from '#platform/scope.ts'
import { DEMO_PASSWORD } from '../../seeds/cast/cast.ts'
import { mailedToken, passwordToken } from '../support/example-facts.ts'
import { send, startPortal, type Agent } from '../support/portal.ts'

const HOUR = 3_600_000
const NEW = 'le phare du port à minuit'

const portal = await startPortal({}, { demo: true })
const { app, admin, clock, signIn } = portal

describe('a one-time link', () => {
  test('sets a password, by which its user signs in, and ends all their sessions', async () => {
    const before = await signIn('harbour.reader')
    const other = await signIn('harbour.super')
    const token = await passwordToken(portal, 'harbour.reader')

    const answer = await choose(token, NEW)

    expect([answer.status, answer.headers['location']]).toEqual([303, '/sign-in?password=saved'])
    expect((await before.get('/')).headers['location']).toContain('/sign-in')
    expect((await other.get('/')).status).toBe(200)
    expect(await trySignIn('harbour.reader', DEMO_PASSWORD)).toBe(401)
    expect(await trySignIn('harbour.reader', NEW)).toBe(303)
    expect(await trySignIn('harbour.reader', NEW.normalize('NFD'))).toBe(303)
  })

  test('serves once: neither its page nor its form comes back', async () => {
    const token = await passwordToken(portal, 'fjord.super')
    await choose(token, NEW)

    const agent = request.agent(app)
    const page = await agent.get(`/password/${token}`)
    const replayed = await send(agent, '/sign-in', `/password/${token}`, { password: `${NEW}!`, again: `${NEW}!` })

    expect([page.status, replayed.status]).toEqual([404, 404])
    expect(await trySignIn('fjord.super', NEW)).toBe(303)
  })

  test('sent twice at once is used once', async () => {
    const token = await passwordToken(portal, 'montclair.buyer')

    const answers = await Promise.all([choose(token, 'première tentative ici'), choose(token, 'deuxième tentative là')])

    expect(answers.map(({ status }) => status).sort()).toEqual([303, 404])
  })

  test('ends with any other link of its user that is used', async () => {
    const [older, newer] = [
      await passwordToken(portal, 'montclair.approver'),
      await passwordToken(portal, 'montclair.approver'),
    ]
    await choose(older, NEW)

    expect(older).not.toBe(newer)
    expect((await request(app).get(`/password/${newer}`)).status).toBe(404)
  })

  test.each([
    ['reset', HOUR],
    ['invitation', 72 * HOUR],
  ] as const)('of a %s has expired after its time', async (purpose, lifetime) => {
    const token = await invite('norrland.super', purpose)
    const issued = clock.now()

    clock.set(new Date(issued.getTime() + lifetime - 1))
    const inTime = await request(app).get(`/password/${token}`)
    clock.set(new Date(issued.getTime() + lifetime))
    const late = await choose(token, NEW)
    clock.set(issued)

    expect([inTime.status, late.status]).toEqual([200, 404])
  })

  test('is not kept: the table has its hash alone', async () => {
    const token = await passwordToken(portal, 'norrland.super')

    const rows = await admin('password_links')

    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('opens nothing for somebody suspended', async () => {
    const token = await passwordToken(portal, 'norrland.super')
    await admin('users').where('login', 'norrland.super').update({ suspended_at: new Date() })

    const answer = await choose(token, NEW)

    await admin('users').where('login', 'norrland.super').update({ suspended_at: null })
    expect(answer.status).toBe(404)
  })

  test('that nobody has sent is a missing page', async () => {
    expect((await request(app).get(`/password/${'A'.repeat(43)}`)).status).toBe(404)
  })
})

describe('the page of a link', () => {
  test.each([
    ['too short', 'onze signes', 'onze signes', '12'],
    ['a common one', 'Password2026!', 'Password2026!', 'everybody'],
    ['the login', 'norrland.super', 'norrland.super', 'login'],
    ['typed differently', NEW, `${NEW} `, 'not the same'],
    ['the present one', DEMO_PASSWORD, DEMO_PASSWORD, 'before'],
  ])(
    'says at the field what is wrong with a password that is %s, and still serves',
    async (_what, first, again, word) => {
      const token = await passwordToken(portal, 'norrland.super')

      const answer = await choose(token, first, again)

      const $ = load(answer.text)
      expect(answer.status).toBe(422)
      expect($('.field-error').text()).toContain(word)
      expect(answer.text).not.toContain(`value="${first}"`)
      expect((await request(app).get(`/password/${token}`)).status).toBe(200)
    },
  )

  test('refuses the last five passwords, and takes the sixth again', async () => {
    const chosen = ['un', 'deux', 'trois', 'quatre', 'cinq'].map((word) => `mot de passe numéro ${word}`)
    const statuses = []
    for (const password of chosen) statuses.push((await change('norrland.super', password)).status)

    expect(statuses).toEqual([303, 303, 303, 303, 303])
    for (const password of chosen) expect((await change('norrland.super', password)).status).toBe(422)
    expect((await change('norrland.super', DEMO_PASSWORD)).status).toBe(303)
    expect(await admin('former_passwords').where({ user_id: await idOf('norrland.super') })).toHaveLength(4)
  })
})

test('the mails name login and link and never a password', async () => {
  await invite('harbour.super', 'invitation')

  const mail = await admin('mails').where({ kind: 'password_invitation', recipient: await mailOf('harbour.super') })

  expect(mail[0].text_body).toContain('harbour.super')
  expect(mail[0].text_body).toMatch(/\/password\/[\w-]{43}/)
  expect(JSON.stringify(mail)).not.toContain(DEMO_PASSWORD)
})

async function choose(token: string, password: string, again = password, agent: Agent = request.agent(app)) {
  return send(agent, `/password/${token}`, `/password/${token}`, { password, again })
}

const change = async (login: string, password: string) => choose(await passwordToken(portal, login), password)

async function invite(login: string, purpose: 'invitation' | 'reset'): Promise<string> {
  const user = await admin('users').where({ login }).first('id', 'login', 'name', 'email', 'language')
  await inTransaction(portal.scopeOf(login), (tx) => portal.portal.services.access.issuePasswordLink(tx, user, purpose))
  return mailedToken(admin, 'password', user.email)
}

async function trySignIn(login: string, password: string): Promise<number> {
  return (await send(request.agent(app), '/sign-in', '/sign-in', { login, password })).status
}

const idOf = async (login: string): Promise<string> => (await admin('users').where({ login }).first('id')).id
const mailOf = async (login: string): Promise<string> => (await admin('users').where({ login }).first('email')).email
