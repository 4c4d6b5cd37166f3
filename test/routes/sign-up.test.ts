import { randomUUID } from 'node:crypto'
import { load } from 'cheerio'
import request from 'supertest'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { addDays } from '#domain/shared/time.ts'
import { aRegistration, correctionToken, register, signUpLink } from '../support/example-registrations.ts'
import { anOrder } from '../support/builders.ts'
import { open, send, startPortal } from '../support/portal.ts'
import { typedFields } from '../support/registration-fields.ts'
import { startMailServer } from '../support/servers/mail-server.ts'
import { startNameServer } from '../support/servers/name-server.ts'

const dns = await startNameServer()
const mailServer = await startMailServer()
afterAll(async () => {
  await mailServer.close()
  await dns.close()
})
// The mailbox of the demo shows links whole, as their receivers read them.
const portal = await startPortal(
  {
    DNS_RESOLVERS: `${dns.host}:${dns.port}`,
    SMTP_URL: mailServer.url,
  },
  { demo: true },
)
const { app, admin, clock, work } = portal
const START = clock.now()

afterEach(async () => {
  clock.set(START)
  await admin('rate_limits').delete()
})

const visitor = () => request.agent(app)
const registered = (name: string) => admin('registrations').where({ name })
const sendForm = (fields: Record<string, string>, agent = visitor()) =>
  send(agent, '/sign-up', '/sign-up', { nonce: randomUUID(), ...fields })

describe('the form that opens an account', () => {
  test('is reached from the sign-in page and says what is required, in both languages', async () => {
    const $ = await open(visitor(), '/sign-in')
    const french = load((await visitor().get('/sign-up').set('Accept-Language', 'fr')).text)

    expect($('a[href="/sign-up"]').text()).toBe('Open an account')
    expect(french('h1').text()).toBe('Ouvrir un compte')
    expect(french('main a[href="/terms"]').text()).toContain('Lire les conditions')
    expect(french('[required]').length).toBeGreaterThan(15)
  })

  test('is taken, and confirmed by mail to the corporate contact', async () => {
    const form = aRegistration({ language: 'fr' })

    const answer = await sendForm(typedFields(form))
    await work()

    expect([answer.status, answer.headers['location']]).toEqual([303, '/sign-up/received'])
    const [kept] = await registered(form.organization.name)
    expect(kept).toMatchObject({ state: 'submitted', version: 1, form, addresses: [form.corporate.email] })
    const mails = await admin('operator_mails').where('recipient', form.corporate.email)
    expect(mails.map(({ kind, sent_at: sentAt }) => [kind, sentAt])).toEqual([['registration_received', START]])
    const [mail, ...others] = mailServer.mails.filter(({ to }) => to.includes(form.corporate.email))
    expect([mail?.subject, others]).toEqual([`Votre demande de compte\u00A0: ${form.organization.name}`, []])
    const received = (await visitor().get('/sign-up/received')).text
    expect(received).toContain('We have your request')
    for (const promise of [received, mail?.text])
      expect(promise).toMatch(/password.+or make a certificate|mot de passe.+créer un certificat/s)
  })

  test('keeps what was typed and points at each wrong field', async () => {
    const form = aRegistration()
    const fields = {
      ...typedFields(form),
      organization_phone: 'call us',
      corporate_email: 'maelle@',
      kind: '',
      terms: '',
    }

    const answer = await sendForm(fields)

    const $ = load(answer.text)
    expect(answer.status).toBe(422)
    expect(
      $('.field.has-error')
        .map((_, field) => $(field).find('[name]').first().attr('name'))
        .get(),
    ).toEqual(['organization_phone', 'corporate_email', 'kind', 'terms'])
    expect($('input[name=organization_name]').val()).toBe(form.organization.name)
    expect($('input[name=organization_phone]').val()).toBe('call us')
    expect($('input[name=purchase_option]:checked').val()).toBe('rebate')
    expect($('input[name=technical_same]').is(':checked')).toBe(true)
    expect(await registered(form.organization.name)).toEqual([])
  })

  test('sent twice is one registration', async () => {
    const form = aRegistration()
    const fields = { ...typedFields(form), nonce: randomUUID() }
    const agent = visitor()

    const answers = [await sendForm(fields, agent), await sendForm(fields, agent)]

    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await registered(form.organization.name)).toHaveLength(1)
    expect(await admin('operator_mails').where('recipient', form.corporate.email)).toHaveLength(1)
  })

  test('is taken five times an hour from one address, and then shown again as it was typed', async () => {
    const statuses = []
    for (let time = 1; time <= 5; time += 1) statuses.push((await sendForm(typedFields(aRegistration()))).status)
    const form = aRegistration()

    const answer = await sendForm(typedFields(form))

    expect([...statuses, answer.status]).toEqual([303, 303, 303, 303, 303, 429])
    expect(load(answer.text)('input[name=organization_name]').val()).toBe(form.organization.name)
    expect(await registered(form.organization.name)).toEqual([])
  })
})

describe('the link at the bottom of a status page', async () => {
  const owner = portal.story('harbour.super')
  const delivered = await owner.order(anOrder())
  await owner.pay(delivered, 0)
  await owner.agreeByMail(delivered, 0)
  const waiting = await owner.order(anOrder())
  clock.set(START)
  const link = () => signUpLink(portal, 'harbour.super', delivered)

  test('stands there while a certificate is valid, and not before', async () => {
    const agent = await portal.signIn('harbour.super')

    const [valid, none] = [await open(agent, `/orders/${delivered}`), await open(agent, `/orders/${waiting}`)]

    expect(valid('a[href^="/sign-up?from="]')).toHaveLength(1)
    expect(none('a[href^="/sign-up"]')).toHaveLength(0)
  })

  test('fills the form with holder and contacts; the registration names the order', async () => {
    const agent = visitor()
    const address = `/sign-up?from=${await link()}`

    const $ = await open(agent, address)
    const fields = {
      ...typedFields(aRegistration()),
      organization_name: 'Filled from a link',
      from: String($('input[name=from]').val()),
    }
    await send(agent, address, '/sign-up', { nonce: randomUUID(), ...fields })

    expect($('input[name=organization_registration_number]').val()).toBe('901122333')
    expect($('select[name=organization_country] option[selected]').val()).toBe('FR')
    expect($('input[name=corporate_email]').val()).toBe('margaux@harbour-bakery.example')
    expect($('input[name=kind]:checked')).toHaveLength(0)
    expect((await registered('Filled from a link'))[0]).toMatchObject({ source_reference: delivered })
  })

  test('names nothing that a reader could make out, and nothing else than the form is behind it', async () => {
    const sealed = await link()

    for (const part of sealed.split('.')) {
      expect(Buffer.from(part, 'base64url').toString('latin1')).not.toContain(delivered)
    }
    expect((await visitor().get(`/orders/${delivered}?from=${sealed}`)).status).toBe(303)
  })

  test.each([
    [
      'has expired',
      async () => {
        const sealed = await link()
        clock.set(addDays(START, 8))
        return sealed
      },
    ],
    ['was altered', async () => `${(await link()).slice(0, -2)}AA`],
    ['was never made', () => Promise.resolve('v1.x.y.z')],
    [
      'is of a certificate that was revoked',
      async () => {
        const sealed = await link()
        await admin('certificates').whereNotNull('serial').update({ revoked_at: START })
        return sealed
      },
    ],
  ])('that %s leads to an empty form and says so', async (_what, made) => {
    const sealed = await made()

    const $ = await open(visitor(), `/sign-up?from=${encodeURIComponent(sealed)}`)

    await admin('certificates').update({ revoked_at: null })
    expect($('input[name=organization_name]').val()).toBe('')
    expect($('.alert').text()).toContain('This link no longer fills the form')
  })
})

describe('a correction', () => {
  const pageOf = (token: string) => `/sign-up/corrections/${token}`

  test('is made in the filled form, by a link that works once', async () => {
    const form = aRegistration()
    const id = await register(portal, form)
    const page = pageOf(await correctionToken(portal, id))
    const agent = visitor()

    const $ = await open(agent, page)
    const answer = await send(agent, page, page, {
      ...typedFields(form),
      organization_city: 'Quimper',
      version: String($('input[name=version]').val()),
    })
    const again = await visitor().get(page)

    expect($('.alert').text()).toContain('Merci de vérifier le SIREN.')
    expect($('input[name=organization_name]').val()).toBe(form.organization.name)
    expect([answer.status, again.status]).toEqual([303, 404])
    const kept = await admin('registrations').where({ id }).first()
    expect(kept).toMatchObject({ state: 'submitted', correction_token_hash: null })
    expect(kept.form.organization.city).toBe('Quimper')
  })

  test('that is wrong is shown again, and the link still works', async () => {
    const form = aRegistration()
    const page = pageOf(await correctionToken(portal, await register(portal, form)))

    const answer = await send(visitor(), page, page, { ...typedFields(form), organization_city: '', version: '2' })

    expect(answer.status).toBe(422)
    expect(load(answer.text)('input[name=version]').val()).toBe('2')
    expect((await visitor().get(page)).status).toBe(200)
  })

  test('does not write over what sales have changed meanwhile without saying so', async () => {
    const form = aRegistration()
    const id = await register(portal, form)
    const page = pageOf(await correctionToken(portal, id))
    const { registrations } = portal.portal.services
    await registrations.edit(portal.portal.system, { id, version: 2 }, { ...form, kind: 'reseller' })

    const told = await send(visitor(), page, page, { ...typedFields(form), organization_city: 'Brest', version: '2' })
    const $ = load(told.text)
    const version = String($('input[name=version]').val())
    const done = await send(visitor(), page, page, { ...typedFields(form), organization_city: 'Brest', version })

    expect([told.status, done.status]).toEqual([409, 303])
    expect($('input[name=organization_city]').val()).toBe('Brest')
  })

  test('can not be made after two weeks, nor with a link that sales have replaced', async () => {
    const id = await register(portal)
    const first = pageOf(await correctionToken(portal, id))
    const second = pageOf(await correctionToken(portal, id, 2))

    const replaced = await visitor().get(first)
    clock.set(addDays(START, 15))
    const late = await visitor().get(second)

    expect([replaced.status, late.status]).toEqual([404, 404])
  })
})
