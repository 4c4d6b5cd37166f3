import { load } from 'cheerio'
import request from 'supertest'
import { beforeEach, describe, expect, test } from 'vitest'
import { DAY, MINUTE } from '#domain/shared/time.ts'
import { DEMO_PASSWORD } from '../../seeds/cast/cast.ts'
import { mailedToken } from '../support/example-facts.ts'
import { open, send, startPortal, type Agent } from '../support/portal.ts'
import { lookUps } from './administration/people.ts'

const portal = await startPortal({}, { demo: true })
const { admin, app, clock, signIn, scopeOf } = portal
const { logged } = lookUps(portal)
const userOf = (login: string) => admin('users').where({ login }).first('id', 'login', 'email')
const mode = (login: string, authentication_mode: string) =>
  admin('accounts').where('id', scopeOf(login).accountId).update({ authentication_mode })
const pass = (milliseconds: number) => clock.set(new Date(clock.now().getTime() + milliseconds))

/** Signed in just now, in an account that certificates open; how the session was opened, it does not keep. */
async function justSignedIn(login: string): Promise<Agent> {
  await mode(login, 'password')
  const agent = await signIn(login)
  await mode(login, 'client_certificate')
  return agent
}

const askEmail = (agent: Agent, email: string) => send(agent, '/profile/email', '/profile/email', { email })
async function agree(token: string) {
  const page = `/email-changes/${token}`
  return send(request.agent(app), page, `${page}/confirmation`)
}
const mailsOf = (kind: string) => admin('mails').where({ kind }).orderBy('id').pluck('recipient')

let agent: Agent
beforeEach(async () => {
  pass(2 * MINUTE)
  agent = await justSignedIn('norrland.super')
})

describe('a user who signs in by certificate', () => {
  test('finds the way to their login and address, and no field for a password', async () => {
    const profile = await open(agent, '/profile')
    const forms = [await open(agent, '/profile/login'), await open(agent, '/profile/email')]

    expect(profile('a[href="/profile/login"], a[href="/profile/email"]')).toHaveLength(2)
    expect(profile('a[href="/profile/password"]')).toHaveLength(0)
    for (const page of [profile, await open(agent, '/profile/certificate')]) {
      expect(page('main').text()).toContain('by certificate only.')
      expect(page('main').text()).not.toContain('changed by the administrator')
    }
    for (const form of forms) {
      expect(form('input[type=password]')).toHaveLength(0)
      expect(form('main').text()).toContain('for ten minutes after you have signed in')
    }
  })

  test('changes their login within ten minutes after signing in', async () => {
    const page = await open(agent, '/profile/login')
    const version = String(page('input[name=version]').val())

    const answer = await send(agent, '/profile/login', '/profile/login', { login: 'norrland.chief', version })

    expect(answer.status).toBe(303)
    expect(await logged('login.changed')).toMatchObject([{ subject: 'norrland.chief' }])
    await admin('users').where('login', 'norrland.chief').update({ login: 'norrland.super' })
  })

  test('changes neither later: not by the old password, nor in a session that is kept awake', async () => {
    const before = await userOf('norrland.super')
    const version = String((await open(agent, '/profile/login'))('input[name=version]').val())
    pass(11 * MINUTE)
    await agent.get('/profile')

    const answers = [
      await send(agent, '/profile/login', '/profile/login', { login: 'norrland.late', version }),
      await askEmail(agent, 'late@norrland.example'),
      await send(agent, '/profile/email', '/profile/email', {
        email: 'late@norrland.example',
        present: DEMO_PASSWORD,
      }),
    ]

    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422])
    for (const { text } of answers) expect(load(text)('.alert').text()).toContain('more than ten minutes ago')
    expect(await userOf('norrland.super')).toEqual(before)
    expect(await mailsOf('email_release')).toEqual([])
  })

  test('does not get by on the fresh session of somebody else', async () => {
    pass(11 * MINUTE)
    await justSignedIn('norrland.super')

    expect((await askEmail(agent, 'late@norrland.example')).status).toBe(422)
  })
})

describe('another address of a user who signs in by certificate', () => {
  const NEW = 'sigrid@norrland.example'

  test('is agreed to at the old address first and then at the new one', async () => {
    const { email: old } = await userOf('norrland.super')

    const asked = await askEmail(agent, NEW)
    const askedMails = [await mailsOf('email_release'), await mailsOf('email_confirmation')]
    const first = await mailedToken(admin, 'email-changes', old)
    const page = load((await request(app).get(`/email-changes/${first}`)).text)
    const released = await agree(first)
    const between = (await userOf('norrland.super')).email
    const again = await agree(first)
    const second = await mailedToken(admin, 'email-changes', NEW)
    const changed = await agree(second)

    expect([asked.status, released.status, again.status, changed.status]).toEqual([303, 303, 404, 303])
    expect(askedMails).toEqual([[old], []])
    expect(page('main').text()).toContain(NEW)
    expect([released.headers['location'], changed.headers['location']]).toEqual([
      '/email-changes/released',
      '/email-changes/confirmed',
    ])
    expect([between, (await userOf('norrland.super')).email]).toEqual([old, NEW])
    expect(await mailsOf('email_changed')).toEqual([old])
    expect(await logged('email.change_released')).toMatchObject([{ subject: 'norrland.super', actor_name: old }])
  })

  test('stays as it is where the old one never agrees, and after a day nobody can', async () => {
    const { email: old } = await userOf('norrland.super')
    await askEmail(agent, 'other@norrland.example')
    const token = await mailedToken(admin, 'email-changes', old)
    pass(DAY + MINUTE)

    const late = await agree(token)

    expect(late.status).toBe(404)
    expect((await userOf('norrland.super')).email).toBe(old)
    expect(await mailsOf('email_confirmation')).toEqual([NEW])
  })
})

test('where passwords open the account the old address is not asked', async () => {
  await mode('norrland.super', 'password')
  const answer = await send(agent, '/profile/email', '/profile/email', {
    email: 'by.password@norrland.example',
    present: DEMO_PASSWORD,
  })

  expect(answer.status).toBe(303)
  expect(await mailsOf('email_confirmation')).toContain('by.password@norrland.example')
})
