import { load } from 'cheerio'
import request from 'supertest'
import { beforeEach, describe, expect, test } from 'vitest'
import { MINUTE } from '#domain/shared/time.ts'
import { anOrder } from '../../support/builders.ts'
import { mailedToken } from '../../support/example-facts.ts'
import { cookieOf, open, send, startPortal, type Agent } from '../../support/portal.ts'

const portal = await startPortal({}, { demo: true })
const { app, admin, clock, work, signIn, story } = portal
const HARBOUR = 'margaux@harbour-bakery.example'

await story('harbour.super').order(anOrder({ names: ['www.harbour-bakery.example'] }))

beforeEach(() => admin('rate_limits').delete())

/** Asks from the profile, and follows the mailed link. */
async function openPage(login = 'harbour.super', email = HARBOUR): Promise<Agent> {
  const user = await signIn(login)
  await send(user, '/profile/personal-data', '/profile/personal-data')
  await work()
  return follow(await mailedToken(admin, 'personal-data/links', email))
}

async function follow(token: string): Promise<Agent> {
  const agent = request.agent(app)
  const link = `/personal-data/links/${token}`
  const answer = await send(agent, link, `${link}/opening`)
  if (answer.status !== 303) throw new Error(`the link answered ${answer.status}`)
  return agent
}

const logOf = async (subject: string): Promise<string[]> =>
  (await admin('audit_log').where({ subject }).orderBy('id')).map(({ action }) => String(action))

describe('the link', () => {
  test('comes by mail, opens the page once, and is refused and logged after that', async () => {
    const agent = await openPage()
    const token = await mailedToken(admin, 'personal-data/links', HARBOUR)

    const again = await request(app).get(`/personal-data/links/${token}`)
    const replayed = await send(request.agent(app), '/sign-in', `/personal-data/links/${token}/opening`)

    expect((await agent.get('/personal-data')).status).toBe(200)
    expect([again.status, replayed.status]).toEqual([404, 404])
    expect(await logOf(HARBOUR)).toEqual([
      'personal_data.link_sent',
      'personal_data.opened',
      'personal_data.link_refused',
      'personal_data.link_refused',
    ])
  })

  test('is used up by its button and not by looking at it', async () => {
    const user = await signIn('fjord.super')
    await send(user, '/profile/personal-data', '/profile/personal-data')
    await work()
    const token = await mailedToken(admin, 'personal-data/links', 'isla@fjord-hosting.example')

    for (let look = 1; look <= 3; look++) {
      expect((await request(app).get(`/personal-data/links/${token}`)).status).toBe(200)
    }

    await expect(follow(token)).resolves.toBeDefined()
  })

  test('opens one page of two that follow it at the same moment', async () => {
    const user = await signIn('norrland.super')
    await send(user, '/profile/personal-data', '/profile/personal-data')
    await work()
    const token = await mailedToken(admin, 'personal-data/links', 'elin@norrland-bank.example')

    const both = await Promise.allSettled([follow(token), follow(token)])

    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('ends after an hour', async () => {
    const user = await signIn('montclair.super')
    await send(user, '/profile/personal-data', '/profile/personal-data')
    await work()
    const token = await mailedToken(admin, 'personal-data/links', 'n.vautrin@montclair.example')
    clock.set(new Date(clock.now().getTime() + 60 * MINUTE))

    expect((await request(app).get(`/personal-data/links/${token}`)).status).toBe(404)
  })
})

describe('the page', () => {
  test('is no sign-in, and a sign-in does not open it', async () => {
    const agent = await openPage()
    const user = await signIn('harbour.super')

    expect((await agent.get('/profile')).headers['location']).toContain('/sign-in')
    expect((await user.get('/personal-data')).headers['location']).toBe('/personal-data/request')
  })

  test('closes after an hour, and when it is told to', async () => {
    const first = await openPage()
    clock.set(new Date(clock.now().getTime() + 61 * MINUTE))
    const second = await openPage()
    const cookie = await cookieOf(second, '/personal-data')
    await send(second, '/personal-data', '/personal-data/closing')

    const late = await first.get('/personal-data')
    const closed = await request(app).get('/personal-data').set('Cookie', cookie)

    expect([late.status, late.headers['location']]).toEqual([303, '/personal-data/request?ended=yes'])
    expect([closed.status, closed.headers['location']]).toEqual([303, '/personal-data/request?ended=yes'])
  })

  test('shows what is held, in either language', async () => {
    const agent = await openPage()

    const $ = load((await agent.get('/personal-data').set('Accept-Language', 'fr')).text)

    expect($('html').attr('lang')).toBe('fr')
    expect($('#held-user').text()).toContain('Margaux Lehoux')
    expect($('#held-orders').text()).toContain('www.harbour-bakery.example')
    expect($('#held-log').text()).toContain('Lien vers les données personnelles envoyé')
  })

  test('corrects the name of the user, and refuses one that is none', async () => {
    const agent = await openPage()
    const version = String((await open(agent, '/personal-data'))('#correct-user [name=version]').val())

    const wrong = await send(agent, '/personal-data', '/personal-data/user', { name: 'M', language: 'fr', version })
    const right = await send(agent, '/personal-data', '/personal-data/user', {
      name: 'Margaux Lehoux-Petit',
      language: 'fr',
      version,
    })
    const stale = await send(agent, '/personal-data', '/personal-data/user', {
      name: 'Somebody',
      language: 'fr',
      version,
    })

    expect([wrong.status, right.status, stale.status]).toEqual([422, 303, 409])
    expect(load(wrong.text)('#user-name').val()).toBe('M')
    expect((await admin('users').where('login', 'harbour.super').first()).name).toBe('Margaux Lehoux-Petit')
  })

  test('corrects a contact with the same address, and no other', async () => {
    const [own, other] = await admin('contacts').where('account_id', story('harbour.super').scope().accountId)
    await admin('contacts').where('id', own.id).update({ email: HARBOUR.toUpperCase() })
    const agent = await openPage()
    const $ = await open(agent, '/personal-data')
    const form = $(`#correct-contact-${own.id}`)
    const fields = {
      first_name: 'Margaux',
      last_name: 'Petit',
      phone: '+33 2 31 00 00 00',
      job_title: '',
      language: 'fr',
      version: String(form.find('[name=version]').val()),
    }

    const saved = await send(agent, '/personal-data', `/personal-data/contacts/${own.id}`, fields)
    const noPhone = await send(agent, '/personal-data', `/personal-data/contacts/${own.id}`, {
      ...fields,
      phone: 'none',
    })
    await admin('contacts').where('id', own.id).update({ email: 'somebody.else@harbour-bakery.example' })
    const foreign = await send(agent, '/personal-data', `/personal-data/contacts/${own.id}`, fields)

    expect([saved.status, noPhone.status, foreign.status]).toEqual([303, 422, 404])
    expect(await admin('contacts').where('id', own.id).first()).toMatchObject({
      last_name: 'Petit',
      phone: '+33 2 31 00 00 00',
    })
    expect(other?.id).not.toBe(own.id)
  })

  test('writes each choice of a purpose down once, with its date and version', async () => {
    const agent = await openPage()

    await send(agent, '/personal-data', '/personal-data/purposes', { allowed: ['news'] })
    await send(agent, '/personal-data', '/personal-data/purposes', { allowed: ['news'] })
    await send(agent, '/personal-data', '/personal-data/purposes', { allowed: [] })

    const choices = await admin('purpose_choices').orderBy(['chosen_at', 'id'])
    expect(choices.map(({ purpose, allowed, version }) => [purpose, allowed, version])).toEqual([
      ['news', true, 1],
      ['satisfaction', false, 1],
      ['news', false, 1],
    ])
    const $ = await open(agent, '/personal-data')
    expect($('input[name=allowed]').length).toBe(2)
    expect($('input[name=allowed][checked]').length).toBe(0)
  })
})

describe('asking without signing in', () => {
  const ask = (email: string) => send(request.agent(app), '/personal-data/request', '/personal-data/request', { email })

  test('answers alike whether the address is known or not, and writes to the known one alone', async () => {
    const answers = [await ask(HARBOUR), await ask('nobody@nowhere.example')]
    const before = await admin('mails').count().first()
    await work()

    expect(answers.map(({ status, headers }) => [status, headers['location']])).toEqual([
      [303, '/personal-data/request/sent'],
      [303, '/personal-data/request/sent'],
    ])
    expect(Number((await admin('mails').count().first())?.['count'])).toBe(Number(before?.['count']) + 1)
    expect(await admin('operator_mails').where('recipient', 'nobody@nowhere.example')).toEqual([])
  })

  test('sends one link for each account that knows the address, naming it', async () => {
    await admin('users').where('login', 'fjord.super').update({ email: 'shared@example.test' })
    await admin('users').where('login', 'norrland.super').update({ email: 'Shared@example.test' })

    await ask(' SHARED@example.test ')
    await work()

    const mails = await admin('mails').where('recipient', 'shared@example.test').orderBy('subject')
    expect(mails.map(({ subject }) => String(subject))).toEqual([
      'Your personal data at Fjord Hosting',
      'Your personal data at Norrland Bank',
    ])
  })

  test('stops after three in an hour about one address, known or not', async () => {
    const statuses = []
    for (let time = 1; time <= 4; time++) statuses.push((await ask('often@nowhere.example')).status)

    expect(statuses).toEqual([303, 303, 303, 429])
  })

  test('refuses what is no address', async () => {
    expect((await ask('nobody')).status).toBe(422)
  })
})
