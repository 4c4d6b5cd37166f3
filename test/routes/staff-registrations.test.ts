import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { aRegistration, register } from '../support/example-registrations.ts'
import { open, send, startPortal } from '../support/portal.ts'
import { typedFields } from '../support/registration-fields.ts'

// The mailbox of the demo shows links whole, as their receivers read them.
const portal = await startPortal({}, { demo: true })
const { admin, signIn } = portal
const sales = await signIn('sales')
const LIST = '/staff/registrations'
const kept = (id: string) => admin('registrations').where({ id }).first()
const staffLog = (subject: string) => admin('staff_log').where({ subject }).orderBy('id').pluck('action')
const act = (id: string, name: string, fields: Record<string, string | readonly string[]>, agent = sales) =>
  send(agent, `${LIST}/${id}`, `${LIST}/${id}/${name}`, { version: '1', ...fields })

describe('the list', () => {
  test('shows sales what waits, by state and search, and counts it on their first page', async () => {
    const form = aRegistration()
    await register(portal, form)

    const [waiting, refused, found, home] = await Promise.all([
      sales.get(LIST),
      sales.get(`${LIST}?show=refused`),
      sales.get(`${LIST}?q=${encodeURIComponent(form.corporate.email)}`),
      open(sales, '/staff'),
    ])

    expect(waiting.text).toContain(form.organization.name)
    expect(refused.text).not.toContain(form.organization.name)
    expect(found.text).toContain(form.organization.name)
    expect(home('a[href="/staff/registrations"].figure-tile')).toHaveLength(1)
  })

  test('is not for the validation team', async () => {
    expect((await (await signIn('validation')).get(LIST)).status).toBe(403)
  })
})

describe('the page of a registration', () => {
  test('names the terms that were accepted, and when', async () => {
    const id = await register(portal)
    const $ = await open(sales, `${LIST}/${id}`)

    const { terms_url: address } = await kept(id)
    expect(address).toMatch(/^https?:.*terms$/)
    expect($(`dl.facts a[href="${address}"]`).text()).toBe(address)
    expect($('dl.facts').text()).toContain('Conditions acceptées le')
  })

  test('says what is checked by itself and whom it may double', async () => {
    const organization = {
      ...aRegistration().organization,
      country: 'FR',
      name: 'Harbour Bakery SARL',
      registrationNumber: '90112233300015',
      vatNumber: 'FR23804411239',
    }
    const corporate = { ...aRegistration().corporate, email: 'simon@harbour-bakery.example' }
    const id = await register(portal, aRegistration({ organization, corporate }))

    const $ = await open(sales, `${LIST}/${id}`)

    const pills = (part: string) =>
      $(`section[aria-labelledby=${part}] .pill`)
        .map((_, pill) => $(pill).text())
        .get()
    expect(pills('checks')).toEqual(['valide', 'autre entreprise', 'domaine propre'])
    expect($('section[aria-labelledby=duplicates] li').first().text()).toContain('Harbour Bakery')
    expect(pills('duplicates').slice(0, 3)).toEqual(['Même numéro', 'Nom proche', 'Même domaine de courriel'])
  })

  test('lets sales change the form, and tells the second of two', async () => {
    const form = aRegistration()
    const id = await register(portal, form)
    const save = (city: string, version: string) =>
      send(sales, `${LIST}/${id}/edit`, `${LIST}/${id}/edits`, {
        ...typedFields(form),
        organization_city: city,
        version,
      })

    const [first, second] = [await save('Brest', '1'), await save('Vannes', '1')]

    const $ = load(second.text)
    expect([first.status, second.status]).toEqual([303, 409])
    expect([$('input[name=organization_city]').val(), $('input[name=version]').val()]).toEqual(['Vannes', '2'])
    expect((await kept(id)).form.organization.city).toBe('Brest')
    expect(await staffLog(id)).toEqual(['registration.edited'])
  })

  test('shows a wrong form again as it was typed', async () => {
    const form = aRegistration()
    const id = await register(portal, form)

    const answer = await send(sales, `${LIST}/${id}/edit`, `${LIST}/${id}/edits`, {
      ...typedFields(form),
      corporate_email: 'nobody',
      version: '1',
    })

    expect(answer.status).toBe(422)
    expect(load(answer.text)('input[name=corporate_email]').val()).toBe('nobody')
  })
})

describe('asking for a correction', () => {
  test('sends the message with a link, and keeps no link in clear', async () => {
    const form = aRegistration()
    const id = await register(portal, form)

    const silent = await act(id, 'correction-requests', { message: ' ' })
    const asked = await act(id, 'correction-requests', { message: 'Quel est le SIREN ?' })

    expect([silent.status, asked.status]).toEqual([422, 303])
    const mail = await admin('operator_mails')
      .where({ recipient: form.corporate.email, kind: 'registration_correction' })
      .first()
    const token = /corrections\/([\w-]{43})/.exec(mail.text_body)?.[1] ?? ''
    expect(mail.text_body).toContain('Quel est le SIREN ?')
    const row = await kept(id)
    expect(row.state).toBe('correction')
    expect(JSON.stringify(row)).not.toContain(token)
  })
})

describe('refusing', () => {
  test('needs a reason, mails it, and is final', async () => {
    const form = aRegistration()
    const id = await register(portal, form)

    const silent = await act(id, 'refusal', { reason: '' })
    const refused = await act(id, 'refusal', { reason: 'Hors de notre zone' })
    const tooLate = await act(id, 'acceptance', { office: 'FR', login: 'late.super', version: '2' })

    expect([silent.status, refused.status, tooLate.status]).toEqual([422, 303, 409])
    const mail = await admin('operator_mails')
      .where({ recipient: form.corporate.email, kind: 'registration_refused' })
      .first()
    expect(mail.text_body).toContain('Hors de notre zone')
    expect((await open(sales, `${LIST}/${id}`))('form[action$=acceptance]')).toHaveLength(0)
  })
})

test('mails to people without an account stand among the outgoing ones', async () => {
  const form = aRegistration({ language: 'en' })
  await register(portal, form)

  const list = await open(sales, '/staff/mailbox')
  const row = list('tbody tr').filter((_, element) => list(element).text().includes(form.corporate.email))
  const page = await open(sales, String(row.find('a').first().attr('href')))

  expect(page('h1').text()).toBe(`Your request for an account: ${form.organization.name}`)
})
