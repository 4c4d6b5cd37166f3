import { load } from 'cheerio'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { addDays, addYears, dayOf } from '#domain/shared/time.ts'
import type { RegistrationForm } from '#domain/registrations/registration.ts'
import { aRegistration, register } from '../../support/example-registrations.ts'
import { mailedToken } from '../../support/example-facts.ts'
import { open, send, startPortal } from '../../support/portal.ts'

// The mailbox of the demo shows links whole, as their receivers read them.
const portal = await startPortal({}, { demo: true })
const { admin, signIn, work } = portal
const sales = await signIn('sales')
const LIST = '/staff/registrations'
const kept = (id: string) => admin('registrations').where({ id }).first()
const staffLog = (subject: string) => admin('staff_log').where({ subject }).orderBy('id').pluck('action')
const act = (id: string, name: string, fields: Record<string, string | readonly string[]>, agent = sales) =>
  send(agent, `${LIST}/${id}`, `${LIST}/${id}/${name}`, { version: '1', ...fields })
const accept = (id: string, login: string, more: Parameters<typeof act>[2] = {}) =>
  act(id, 'acceptance', { office: 'FR', login, ...more })

describe('opening the account', () => {
  test('makes account, super user, organization and contacts, and mails a link to choose a password', async () => {
    const technical = { ...aRegistration().corporate, firstName: 'Yanis', email: 'yanis@kervran.example' }
    const form = aRegistration({ technical, authenticationMode: 'two_factor', purchaseOption: 'deposit' })
    const id = await register(portal, form)

    const answer = await accept(id, 'Kervran.Super')

    expect(answer.status).toBe(303)
    const { account_id: accountId, state } = await kept(id)
    expect(state).toBe('accepted')
    expect(await admin('accounts').where({ id: accountId }).first()).toMatchObject({
      name: form.organization.name,
      purchase_option: 'deposit',
      authentication_mode: 'two_factor',
      currency: 'EUR',
      vat_number_valid: false,
    })
    const [user, ...others] = await admin('users').where({ account_id: accountId })
    expect(others).toEqual([])
    expect(user).toMatchObject({ login: 'kervran.super', is_super_user: true, email: form.corporate.email })
    const { slug } = await admin('accounts').where({ id: accountId }).first()
    expect((await open(sales, `/staff/accounts/${slug}`))('.status-cell .pill').text()).toBe('Invité')
    expect(await admin('contacts').where({ account_id: accountId }).orderBy('id').pluck('email')).toEqual([
      form.corporate.email,
      'yanis@kervran.example',
    ])
    expect(await admin('organizations').where({ account_id: accountId }).pluck('registration_number')).toEqual([
      form.organization.registrationNumber,
    ])
    expect(await admin('audit_log').where({ account_id: accountId }).pluck('action')).toContain('account.opened')
    expect(await staffLog(id)).toEqual(['registration.accepted'])
  })

  test.each([
    ['password', '/'],
    ['two_factor', '/sign-in/second-factor?back=%2F'],
  ] as const)('lets the super user in by that link, as the account is signed in to: %s', async (mode, leadsTo) => {
    const [form, login] = [aRegistration({ authenticationMode: mode }), `${mode.replace('_', '-')}.super`]
    await accept(await register(portal, form), login)
    await work()
    const token = await mailedToken(admin, 'password', form.corporate.email)
    const agent = request.agent(portal.app)

    const chosen = await send(agent, `/password/${token}`, `/password/${token}`, {
      password: 'ein-langes-kennwort-2026',
      again: 'ein-langes-kennwort-2026',
    })

    expect(chosen.status).toBe(303)
    const signedIn = await send(agent, '/sign-in', '/sign-in', {
      login,
      password: 'ein-langes-kennwort-2026',
    })
    expect(signedIn.headers['location']).toBe(leadsTo)
    if (mode === 'password') expect((await open(agent, '/'))('.bar-person').text()).toContain(form.organization.name)
  })

  test('clicked twice opens one account', async () => {
    const form = aRegistration()
    const id = await register(portal, form)

    const answers = [await accept(id, 'twice.super'), await accept(id, 'twice.super')]

    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await admin('accounts').where('name', form.organization.name)).toHaveLength(1)
  })

  test('by two people at once opens one account, and the second is told who was quicker', async () => {
    const form = aRegistration()
    const id = await register(portal, form)
    const admins = await signIn('admin')

    const answers = await Promise.all([
      accept(id, 'first.super'),
      act(id, 'acceptance', { office: 'GB', login: 'second.super' }, admins),
    ])

    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const [account, ...others] = await admin('accounts').where('name', form.organization.name)
    expect(others).toEqual([])
    expect(await admin('users').where('account_id', account.id)).toHaveLength(1)
    expect(await admin('mails').where('recipient', form.corporate.email)).toHaveLength(1)
  })

  test.each([
    ['a login that is taken', { login: 'harbour.super' }, 'login'],
    ['a login that is none', { login: 'a b' }, 'login'],
    ['no office', { office: '' }, 'office'],
  ])('with %s is asked again, and nothing is made', async (_what, fields, field) => {
    const form = aRegistration()
    const id = await register(portal, form)

    const answer = await accept(id, 'free.super', fields)

    const $ = load(answer.text)
    expect(answer.status).toBe(422)
    expect($(`.field.has-error [name=${field}]`)).toHaveLength(1)
    expect((await kept(id)).state).toBe('submitted')
    expect(await admin('accounts').where('name', form.organization.name)).toEqual([])
  })

  test('of something that has changed meanwhile is not done, and says who changed it', async () => {
    const form = aRegistration()
    const id = await register(portal, form)
    await portal.portal.services.registrations.edit(portal.portal.system, { id, version: 1 }, form)

    const answer = await accept(id, 'stale.super')

    expect(answer.status).toBe(409)
    expect(load(answer.text)('.alert').text()).toContain('Chancery')
    expect(load(answer.text)('input[name=login]').val()).toBe('stale.super')
    expect((await kept(id)).state).toBe('submitted')
  })

  test('says that a ticked order is another account’s by now, and gives the form back', async () => {
    const id = await register(portal)

    const answer = await accept(id, 'late.super', { outside: ['018f0000-0000-7000-8000-00000000aaaa'] })

    expect(answer.status).toBe(422)
    expect(load(answer.text)('.error-summary').text()).toContain('appartient désormais à un autre compte')
    expect(load(answer.text)('input[name=login]').val()).toBe('late.super')
    expect((await kept(id)).state).toBe('submitted')
  })

  test('leaves nothing behind when a part of it fails', async () => {
    const form: RegistrationForm = aRegistration()
    const id = await register(portal, form)
    await admin.raw(`alter table contacts add constraint broken check (email <> '${form.corporate.email}') not valid`)

    const answer = await accept(id, 'broken.super')

    await admin.raw('alter table contacts drop constraint broken')
    expect(answer.status).toBe(500)
    expect((await kept(id)).state).toBe('submitted')
    expect(await admin('accounts').where('name', form.organization.name)).toEqual([])
    expect(await admin('users').where('login', 'broken.super')).toEqual([])
    expect(await admin('mails').where('recipient', form.corporate.email)).toEqual([])
  })
})

describe('opening the account with a contract', () => {
  const day = (days: number) => dayOf(addDays(portal.clock.now(), days))
  const agreed = (fields: Parameters<typeof act>[2] = {}) => ({
    contract: 'new',
    startsOn: day(0),
    endsOn: day(364),
    priceLevel: '10',
    objective: 'certificates',
    target: '120',
    products: ['positivessl', 'harica-dv'],
    ...fields,
  })

  test('makes both at once, in the logs of both, and shows the number', async () => {
    const id = await register(portal)

    const answer = await accept(id, 'agreed.super', agreed())

    const { account_id: accountId } = await kept(id)
    const [contract, ...others] = await admin('contracts').where('account_id', accountId)
    expect(answer.status).toBe(303)
    expect(others).toEqual([])
    expect(contract).toMatchObject({
      products: ['positivessl', 'harica-dv'],
      price_level: 10,
      objective_kind: 'certificates',
      objective_target: '120',
      made_by: 'Camille Roux',
    })
    expect(await admin('audit_log').where('account_id', accountId).pluck('action')).toContain('contract.made')
    expect(await staffLog(contract.number)).toEqual(['contract.made'])
    const page = await open(sales, `${LIST}/${id}`)
    expect(page(`a[href="/staff/contracts/${contract.number}"]`).text()).toBe(contract.number)
  })

  test('makes none where none is chosen, whatever stands in the closed questions', async () => {
    const id = await register(portal)

    const answer = await accept(id, 'public.super', agreed({ contract: 'none', endsOn: 'soon', products: ['soap'] }))

    expect(answer.status).toBe(303)
    expect(await admin('contracts').where('account_id', (await kept(id)).account_id)).toEqual([])
  })

  test.each([
    ['no day', { startsOn: '31/12/2026' }, ['#field-startsOn']],
    ['an end before its beginning', { endsOn: '2020-01-01' }, ['#field-endsOn']],
    ['no level', { priceLevel: 'cheap' }, ['#field-priceLevel']],
    ['half a certificate', { target: '1.5' }, ['#field-target']],
    ['no products', { products: [] }, [expect.stringMatching(/^#products-/)]],
    ['a product that is not sold', { products: ['positivessl', 'soap'] }, [expect.stringMatching(/^#products-/)]],
    [
      'an end that is over and a login that is taken',
      { endsOn: '2020-01-01', startsOn: '2019-01-01', login: 'harbour.super' },
      ['#acceptance-login', '#field-endsOn'],
    ],
  ])('with %s shows what was typed, open, and writes nothing', async (_what, fields, wrong) => {
    const form = aRegistration()
    const id = await register(portal, form)
    const before = await admin('contracts').pluck('id')

    const answer = await accept(id, 'half.super', agreed(fields))

    const $ = load(answer.text)
    const sent = { ...agreed(fields), login: 'half.super', ...fields }
    expect(answer.status).toBe(422)
    expect(
      $('.error-summary a')
        .map((_, link) => $(link).attr('href'))
        .get(),
    ).toEqual(wrong)
    expect($('[name=contract][checked]').val()).toBe('new')
    expect(['login', 'startsOn', 'target'].map((name) => $(`[name=${name}]`).val())).toEqual([
      sent.login,
      sent.startsOn,
      sent.target,
    ])
    expect($('[value=positivessl]').is('[checked]')).toBe(sent.products.includes('positivessl'))
    expect((await kept(id)).state).toBe('submitted')
    expect(await admin('accounts').where('name', form.organization.name)).toEqual([])
    expect(await admin('contracts').pluck('id')).toEqual(before)
  })

  test('leaves nothing behind when the contract can not be written', async () => {
    const form = aRegistration()
    const id = await register(portal, form)
    await admin.raw('alter table contracts add constraint broken check (price_level <> 10) not valid')

    const answer = await accept(id, 'no-contract.super', agreed())

    await admin.raw('alter table contracts drop constraint broken')
    expect(answer.status).toBe(500)
    expect((await kept(id)).state).toBe('submitted')
    expect(await admin('accounts').where('name', form.organization.name)).toEqual([])
    expect(await admin('mails').where('recipient', form.corporate.email)).toEqual([])
  })

  test('proposes a year from today at public prices, closed', async () => {
    const $ = await open(sales, `${LIST}/${await register(portal)}`)

    expect($('[name=contract][checked]').val()).toBe('none')
    expect(['startsOn', 'endsOn'].map((name) => $(`[name=${name}]`).val())).toEqual([
      day(0),
      dayOf(addDays(addYears(portal.clock.now(), 1), -1)),
    ])
    expect($('.contract-part [name=products]').length).toBeGreaterThan(5)
  })
})
