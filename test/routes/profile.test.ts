import { load } from 'cheerio'
import request from 'supertest'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '#domain/shared/time.ts'
import { DEMO_PASSWORD } from '../../seeds/cast/cast.ts'
import { emailToken, mailedToken } from '../support/example-facts.ts'
import { open, send, startPortal, type Agent } from '../support/portal.ts'

const NEW = 'le phare du port à minuit'
const MINUTE = 60_000

const portal = await startPortal({ PASSWORD_DAYS: '90' }, { demo: true })
const { app, admin, clock, signIn } = portal

beforeEach(() => admin.raw('delete from rate_limits'))

describe('the profile', () => {
  test('keeps name, language and appearance', async () => {
    const agent = await signIn('harbour.super')

    const answer = await saveProfile(agent, { name: 'Margaux Lehoux-Viel', language: 'en', theme: 'dark' })

    const $ = await open(agent, '/profile')
    expect([answer.status, answer.headers['location']]).toEqual([303, '/profile'])
    expect($('input[name=name]').val()).toBe('Margaux Lehoux-Viel')
    expect([$('html').attr('lang'), $('html').attr('data-theme')]).toEqual(['en', 'dark'])
    expect($('.alert').text()).toContain('Your profile is saved.')
  })

  test('gives a wrong form back as it was typed', async () => {
    const agent = await signIn('harbour.super')

    const answer = await saveProfile(agent, { name: ' x ', language: 'de', theme: 'dark' })

    const $ = load(answer.text)
    expect(answer.status).toBe(422)
    expect($('input[name=name]').val()).toBe(' x ')
    expect($('.field-error')).toHaveLength(2)
  })

  test('tells the second of two who change it at once, who may then insist', async () => {
    const agent = await signIn('harbour.super')
    const version = String((await open(agent, '/profile'))('input[name=version]').val())
    await saveProfile(agent, { name: 'First Name', language: 'en', theme: 'light' })

    const second = await send(agent, '/profile', '/profile', {
      name: 'Second Name',
      language: 'en',
      theme: 'light',
      version,
    })
    const $ = load(second.text)
    const insisted = await send(agent, '/profile', '/profile', {
      name: String($('input[name=name]').val()),
      language: 'en',
      theme: 'light',
      version: String($('input[name=version]').val()),
    })

    expect([second.status, insisted.status]).toEqual([409, 303])
    expect($('[role=alert]').text()).toContain('Somebody changed your profile')
    expect((await open(agent, '/profile'))('input[name=name]').val()).toBe('Second Name')
  })
})

describe('another login', () => {
  test('signs in from now on, and the old one does not', async () => {
    const agent = await signIn('montclair.buyer')

    const answer = await changeLogin(agent, 'Montclair.Achats')

    expect(answer.headers['location']).toBe('/profile')
    expect(await trySignIn('montclair.achats')).toBe(303)
    expect(await trySignIn('montclair.buyer')).toBe(401)
    const [told, ...others] = await admin('mails').where('kind', 'login_changed')
    expect(told).toMatchObject({ recipient: await emailOf('montclair.achats') })
    expect(told.text_body).toContain('montclair.achats')
    expect(others).toEqual([])
  })

  test.each([
    ['fjord.super', 'already'],
    ['x', 'three to sixty'],
    ['é.è.à', 'three to sixty'],
  ])('is not «%s»', async (login, word) => {
    const agent = await signIn('norrland.super')

    const answer = await changeLogin(agent, login)

    expect(answer.status).toBe(422)
    expect(load(answer.text)('.field-error').text()).toContain(word)
    expect(load(answer.text)('input[name=login]').val()).toBe(login)
  })

  test('needs the present password', async () => {
    const agent = await signIn('norrland.super')

    const answer = await changeLogin(agent, 'norrland.chief', 'not it')

    expect([answer.status, load(answer.text)('.field-error').text()]).toEqual([
      422,
      'This is not your present password.',
    ])
  })
})

describe('the present password', () => {
  test('can not be guessed on from a stolen session', async () => {
    const agent = await signIn('norrland.super')
    const statuses = []
    for (let guess = 0; guess < 11; guess++) statuses.push((await changePassword(agent, `guess ${guess}`, NEW)).status)

    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 422), 429])
  })
})

describe('another e-mail address', () => {
  test('counts once its link was opened and agreed to, and the old address is told', async () => {
    const agent = await signIn('fjord.super')
    const old = await emailOf('fjord.super')

    const asked = await send(agent, '/profile/email', '/profile/email', {
      email: 'ingrid@fjord.example',
      present: DEMO_PASSWORD,
    })
    const waiting = await open(agent, '/profile')
    const stillOld = await emailOf('fjord.super')
    const token = await mailedToken(admin, 'email-changes', 'ingrid@fjord.example')
    const visitor = request.agent(app)
    const looked = await visitor.get(`/email-changes/${token}`)
    const untouched = await emailOf('fjord.super')
    const confirmed = await confirm(visitor, token)

    expect([asked.status, looked.status, confirmed.status]).toEqual([303, 200, 303])
    expect(waiting('.facts').text()).toContain('ingrid@fjord.example')
    expect([stillOld, untouched, await emailOf('fjord.super')]).toEqual([old, old, 'ingrid@fjord.example'])
    expect(await admin('mails').where({ kind: 'email_changed' }).pluck('recipient')).toEqual([old])
  })

  test('is confirmed once: a link does not come back', async () => {
    const token = await emailToken(portal, 'harbour.super')
    await confirm(request.agent(app), token)

    const [page, again] = [await request(app).get(`/email-changes/${token}`), await confirm(request.agent(app), token)]

    expect([page.status, again.status]).toEqual([404, 404])
  })

  test('asked for again makes the older link worthless', async () => {
    const older = await emailToken(portal, 'montclair.super')
    clock.set(new Date(clock.now().getTime() + 2 * MINUTE))
    const newer = await emailToken(portal, 'montclair.super')

    const statuses = [
      (await confirm(request.agent(app), older)).status,
      (await confirm(request.agent(app), newer)).status,
    ]

    expect(statuses).toEqual([404, 303])
  })

  test('is confirmed within a day', async () => {
    const token = await emailToken(portal, 'montclair.approver')
    const asked = clock.now()

    clock.set(addDays(asked, 1))
    const late = await confirm(request.agent(app), token)
    clock.set(asked)

    expect(late.status).toBe(404)
  })

  test.each([
    ['the present one', () => emailOf('harbour.reader'), 'already'],
    ['that of a colleague', () => emailOf('harbour.super'), 'Somebody else'],
    ['none', () => Promise.resolve('not an address'), 'name@company.example'],
  ])('is not %s', async (_what, of, word) => {
    const agent = await signIn('harbour.reader')
    await send(agent, '/', '/profile/appearance', { language: 'en', back: '/' })

    const answer = await send(agent, '/profile/email', '/profile/email', { email: await of(), present: DEMO_PASSWORD })

    expect(answer.status).toBe(422)
    expect(load(answer.text)('.field-error').text()).toContain(word)
  })
})

describe('another password', () => {
  test('ends all other sessions, not the one that changes it, and its owner is told', async () => {
    const [here, there] = [await signIn('harbour.reader'), await signIn('harbour.reader')]

    const answer = await changePassword(here, DEMO_PASSWORD, NEW)

    expect([answer.status, answer.headers['location']]).toEqual([303, '/profile'])
    expect((await here.get('/profile')).status).toBe(200)
    expect((await there.get('/profile')).headers['location']).toContain('/sign-in')
    expect(await trySignIn('harbour.reader', NEW)).toBe(303)
    expect(await admin('mails').where({ kind: 'password_changed' }).pluck('recipient')).toContain(
      await emailOf('harbour.reader'),
    )
    expect((await changePassword(here, NEW, NEW)).status).toBe(422)
  })
})

describe('a form that comes twice', () => {
  test('changes the password once, and says so both times', async () => {
    const agent = await signIn('harbour.super')
    const fields = { present: DEMO_PASSWORD, password: NEW, again: NEW }
    const $ = await open(agent, '/profile/password')
    const twice = { ...fields, _csrf: String($('input[name=_csrf]').first().val()) }
    const post = () => agent.post('/profile/password').type('form').send(twice)

    const answers = await Promise.all([post(), post()])

    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    const { id } = await admin('users').where('login', 'harbour.super').first('id')
    expect(await admin('former_passwords').where({ user_id: id })).toHaveLength(1)
  })

  test('sends one mail to a new address', async () => {
    const agent = await signIn('norrland.super')
    const fields = { email: 'twice@norrland.example', present: DEMO_PASSWORD }

    for (let time = 0; time < 2; time++) await send(agent, '/profile/email', '/profile/email', fields)

    expect(await admin('mails').where({ recipient: fields.email })).toHaveLength(1)
  })
})

async function saveProfile(agent: Agent, fields: Readonly<Record<string, string>>) {
  const version = String((await open(agent, '/profile'))('input[name=version]').val())
  return send(agent, '/profile', '/profile', { ...fields, version })
}

async function changeLogin(agent: Agent, login: string, present = DEMO_PASSWORD) {
  await send(agent, '/', '/profile/appearance', { language: 'en', back: '/' })
  const version = String((await open(agent, '/profile/login'))('input[name=version]').val())
  return send(agent, '/profile/login', '/profile/login', { login, present, version })
}

const changePassword = (agent: Agent, present: string, password: string) =>
  send(agent, '/profile/password', '/profile/password', { present, password, again: password })

const confirm = (agent: Agent, token: string) =>
  send(agent, `/email-changes/${token}`, `/email-changes/${token}/confirmation`)

async function trySignIn(login: string, password = DEMO_PASSWORD): Promise<number> {
  return (await send(request.agent(app), '/sign-in', '/sign-in', { login, password })).status
}

const emailOf = async (login: string): Promise<string> => (await admin('users').where({ login }).first('email')).email
