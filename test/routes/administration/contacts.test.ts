import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { anOrder, CONTACT, HOLDER } from '../../support/builders.ts'
import { open, send, startPortal } from '../../support/portal.ts'
import { keepDraft } from '../../support/example-facts.ts'
import { CONTACTS, errorsOf, lookUps, versionOn } from './people.ts'

const portal = await startPortal()
const { admin, signIn, story, clock } = portal
const { logged } = lookUps(portal)
const owner = await signIn('harbour.super')
const FORM = '/operations/orders/new?product=positivessl&years=1'

const first = await story('harbour.super').order(anOrder())
const bakery = (await admin('organizations').where({ registration_number: HOLDER.registrationNumber }).first('id')).id

const contact = (fields: Record<string, string | readonly string[]> = {}) => ({
  organizationId: bakery,
  firstName: 'Noé',
  lastName: 'Aubert',
  jobTitle: '',
  email: 'noe@harbour-bakery.example',
  phone: '+33 2 31 11 22 33',
  language: 'fr',
  proposedAs: ['corporate', 'technical'],
  ...fields,
})
const add = (fields: Parameters<typeof contact>[0] = {}) => send(owner, `${CONTACTS}/new`, CONTACTS, contact(fields))
const idOf = async (email: string): Promise<string> =>
  (await admin('contacts').where({ email }).orderBy('id').first('id')).id
const offered = async (role: 'corporate' | 'technical') =>
  (await open(owner, FORM))(`select[name=${role}] option`)
    .toArray()
    .map((option) => load(option))
    .filter(($) => String($('option').val()).length === 36)
    .map(($) => $.text().split(',')[0])

describe('adding a contact', () => {
  test('proposes the person in order forms at once, and says so in the log', async () => {
    const answer = await add()

    expect([answer.status, answer.headers['location']]).toEqual([303, CONTACTS])
    expect(await offered('corporate')).toEqual(['Noé Aubert', 'Margaux Lehoux'])
    expect(await logged('contact.added')).toMatchObject([{ subject: 'Noé Aubert', actor_name: 'Margaux Lehoux' }])
  })

  test('twice by a double click makes one', async () => {
    const id = newId(clock.now())

    await add({ id, firstName: 'Double', email: 'double@harbour-bakery.example' })
    await add({ id, firstName: 'Double', email: 'double@harbour-bakery.example' })

    expect(await admin('contacts').where({ first_name: 'Double' })).toHaveLength(1)
    await send(owner, CONTACTS, `${CONTACTS}/${id}/retirement`)
  })

  test('gives the form back with what was typed and a sentence at each wrong field', async () => {
    const theirs = newId(clock.now())

    const answer = await add({
      organizationId: theirs,
      firstName: '',
      lastName: ' ',
      email: 'x',
      phone: 'none',
      language: 'xx',
    })

    expect(answer.status).toBe(422)
    expect(load(answer.text)('input[name=phone]').val()).toBe('none')
    expect(errorsOf(answer.text)).toHaveLength(5)
  })

  test('of another account’s organization is refused', async () => {
    await story('fjord.super').order(
      anOrder({ holder: { ...HOLDER, registrationNumber: 'SC417702', country: 'GB', postalCode: 'ZE1 0LL' } }),
    )
    const theirs = await admin('organizations').where({ registration_number: 'SC417702' }).first('id')

    const answer = await add({ organizationId: theirs.id })

    expect(answer.status).toBe(422)
    expect(errorsOf(answer.text)).toEqual([expect.stringContaining('Choisissez l’organisation')])
  })

  test('of an account without organizations says where they come from', async () => {
    const $ = await open(await signIn('norrland.super'), `${CONTACTS}/new`)

    expect($('.empty').text()).toContain('comes with your first order')
    expect($('main form')).toHaveLength(0)
  })
})

describe('who is proposed', () => {
  test('is chosen on the list: order forms obey, offered and sent', async () => {
    const [noe, margaux] = [await idOf('noe@harbour-bakery.example'), await idOf(CONTACT.email)]

    await send(owner, CONTACTS, `${CONTACTS}/proposals`, {
      corporate_before: `${noe} ${margaux}`,
      corporate: [margaux],
      technical_before: `${noe} ${margaux}`,
      technical: [noe, margaux],
    })
    const $ = load(
      (
        await send(owner, FORM, '/operations/orders', {
          product: 'positivessl',
          organization: bakery,
          corporate: noe,
          technical: noe,
        })
      ).text,
    )

    expect(await offered('corporate')).toEqual(['Margaux Lehoux'])
    expect(await offered('technical')).toEqual(['Noé Aubert', 'Margaux Lehoux'])
    expect($('#field-corporate-error')).toHaveLength(1)
    expect($('#field-technical-error')).toHaveLength(0)
    expect(await logged('contact.proposal_changed')).toMatchObject([
      { subject: 'Noé Aubert', details: { role: 'corporate', proposed: false } },
    ])
  })

  test('keeps what somebody else has changed since the list was opened', async () => {
    const [noe, margaux] = [await idOf('noe@harbour-bakery.example'), await idOf(CONTACT.email)]
    await admin('contacts').where({ id: margaux }).update({ proposed_technical: false })

    await send(owner, CONTACTS, `${CONTACTS}/proposals`, {
      corporate_before: margaux,
      corporate: [margaux, noe],
      technical_before: `${noe} ${margaux}`,
      technical: [noe, margaux],
    })

    expect(await admin('contacts').where({ id: margaux }).first('proposed_corporate', 'proposed_technical')).toEqual({
      proposed_corporate: true,
      proposed_technical: false,
    })
    expect(await offered('corporate')).toEqual(['Noé Aubert', 'Margaux Lehoux'])
    await admin('contacts').where({ id: margaux }).update({ proposed_technical: true })
  })

  test('of another account can’t be chosen', async () => {
    const theirs = await admin('contacts').whereNot({ organization_id: bakery }).first('id', 'account_id')

    await send(owner, CONTACTS, `${CONTACTS}/proposals`, { corporate_before: theirs.id })

    expect(await admin('contacts').where({ id: theirs.id }).first('proposed_corporate')).toEqual({
      proposed_corporate: true,
    })
  })

  test('changes nobody’s rights', async () => {
    const before = await admin('users').orderBy('id').select('*')
    const margaux = await idOf(CONTACT.email)

    await send(owner, CONTACTS, `${CONTACTS}/proposals`, { corporate_before: margaux })
    await send(owner, CONTACTS, `${CONTACTS}/proposals`, { corporate: [margaux] })

    expect(await admin('users').orderBy('id').select('*')).toEqual(before)
  })
})

describe('changing a contact', () => {
  test('tells the second of two administrators and shows what is kept', async () => {
    const id = await idOf('noe@harbour-bakery.example')
    const version = await versionOn(owner, `${CONTACTS}/${id}`)
    await send(owner, `${CONTACTS}/${id}`, `${CONTACTS}/${id}`, contact({ version, phone: '+33 2 00 00 00 01' }))

    const told = await send(
      owner,
      `${CONTACTS}/${id}`,
      `${CONTACTS}/${id}`,
      contact({ version, phone: '+33 2 00 00 00 02' }),
    )
    const $ = load(told.text)
    const again = contact({ version: String($('input[name=version]').val()), phone: '+33 2 00 00 00 02' })
    const decided = await send(owner, `${CONTACTS}/${id}`, `${CONTACTS}/${id}`, again)

    expect(told.status).toBe(409)
    expect($('input[name=phone]').val()).toBe('+33 2 00 00 00 02')
    expect($('#field-phone-hint').text()).toContain('+33 2 00 00 00 01')
    expect(decided.status).toBe(303)
    expect(await admin('contacts').where({ id }).first('phone')).toEqual({ phone: '+33 2 00 00 00 02' })
  })

  test('twice by a double click is no conflict', async () => {
    const id = await idOf('noe@harbour-bakery.example')
    const fields = contact({ version: await versionOn(owner, `${CONTACTS}/${id}`), jobTitle: 'Achats' })

    const answers = [
      await send(owner, `${CONTACTS}/${id}`, `${CONTACTS}/${id}`, fields),
      await send(owner, `${CONTACTS}/${id}`, `${CONTACTS}/${id}`, fields),
    ]

    expect(answers.map(({ status }) => status)).toEqual([303, 303])
  })
})

test('a retired contact is no longer proposed, its orders go on naming it, and it can come back', async () => {
  const id = await idOf(CONTACT.email)

  await send(owner, CONTACTS, `${CONTACTS}/${id}/retirement`)
  await send(owner, CONTACTS, `${CONTACTS}/${id}/retirement`)
  const proposed = await offered('technical')
  const status = (await open(owner, `/orders/${first}`))('main').text()
  const retired = (await open(owner, `${CONTACTS}?show=retired`))('tbody').text()
  await send(owner, CONTACTS, `${CONTACTS}/${id}/return`)

  expect(proposed).toEqual(['Noé Aubert'])
  expect(status).toContain('Margaux Lehoux')
  expect(retired).toContain('Margaux Lehoux')
  expect(await offered('technical')).toContain('Margaux Lehoux')
  expect(await logged('contact.retired')).toMatchObject([{ subject: 'Double Aubert' }, { subject: 'Margaux Lehoux' }])
})

describe('merging duplicates', () => {
  test('lets orders, open forms and organizations point to the kept one, once', async () => {
    const other = { ...HOLDER, registrationNumber: '552100554', name: 'Crumbs SAS' }
    const duplicate = { ...CONTACT, firstName: 'margaux', email: 'm.lehoux@crumbs.example' }
    const ordered = await story('harbour.super').order(anOrder({ holder: other, contact: duplicate }))
    const [kept, gone] = [await idOf(CONTACT.email), await idOf('m.lehoux@crumbs.example')]
    const draftId = await draftNaming(gone)
    const crumbs = await admin('organizations').where({ registration_number: '552100554' }).first('id')
    const page = await open(owner, `${CONTACTS}/${kept}/merges/new`)

    const answers = [
      await send(owner, CONTACTS, `${CONTACTS}/${kept}/merges`, { duplicates: [gone] }),
      await send(owner, CONTACTS, `${CONTACTS}/${kept}/merges`, { duplicates: [gone] }),
    ]

    const order = await admin('orders').where({ reference: ordered }).first()
    const draft = await admin('order_drafts').where({ id: draftId }).first('input')
    expect(page('label.tick').first().text()).toContain('semble être la même personne')
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect([order.corporate_contact_id, order.technical_contact_id]).toEqual([kept, kept])
    expect(draft.input.technicalContact).toEqual({ kind: 'known', id: kept })
    expect(await admin('contact_organizations').where({ contact_id: kept }).select('organization_id')).toEqual([
      { organization_id: crumbs.id },
    ])
    expect((await owner.get(`${CONTACTS}/${gone}`)).headers['location']).toBe(`${CONTACTS}/${kept}`)
    expect((await open(owner, `/orders/search?q=margaux%40harbour`))('body').text()).toContain(ordered)
    expect(await logged('contact.merged')).toMatchObject([
      { subject: 'Margaux Lehoux', details: { merged: 'margaux Lehoux', orders: { corporate: 1, technical: 1 } } },
    ])
  })

  test('of two mergers in opposite directions at the same moment does one', async () => {
    const [one, other] = [newId(clock.now()), newId(clock.now())]
    await add({ id: one, email: 'one@harbour-bakery.example' })
    await add({ id: other, email: 'other@harbour-bakery.example' })

    const answers = await Promise.all([
      send(owner, CONTACTS, `${CONTACTS}/${one}/merges`, { duplicates: [other] }),
      send(owner, CONTACTS, `${CONTACTS}/${other}/merges`, { duplicates: [one] }),
    ])

    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    expect(await admin('contacts').whereIn('id', [one, other]).whereNull('merged_into')).toHaveLength(1)
  })

  test('lets the kept one be corporate contact of the organizations it stands for now', async () => {
    const kept = await idOf(CONTACT.email)
    const crumbs = await admin('organizations').where({ registration_number: '552100554' }).first('id')

    const answer = await send(owner, FORM, '/operations/orders', {
      product: 'positivessl',
      organization: crumbs.id,
      corporate: kept,
      technical: 'same',
    })

    expect(load(answer.text)('#field-corporate-error')).toHaveLength(0)
  })

  test('asks for at least one, and is refused for contacts of others, retired ones, and itself', async () => {
    const kept = await idOf(CONTACT.email)
    const theirs = await admin('contacts')
      .whereNot({ account_id: portal.scopeOf('harbour.super').accountId })
      .first('id')
    const double = await admin('contacts').where({ first_name: 'Double' }).first('id')
    const merge = (id: string, duplicates: readonly string[]) =>
      send(owner, CONTACTS, `${CONTACTS}/${id}/merges`, { duplicates })

    const none = await merge(kept, [])
    const answers = [await merge(kept, [theirs.id]), await merge(kept, [kept]), await merge(double.id, [kept])]

    expect(none.status).toBe(422)
    expect(errorsOf(none.text)).toEqual(['Cochez au moins un contact.'])
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 409])
    expect(await admin('contacts').where({ id: kept }).first('merged_into')).toEqual({ merged_into: null })
  })
})

test('the list finds contacts by their organization', async () => {
  const $ = await open(owner, `${CONTACTS}?q=harbour%20bak`)

  expect($('tbody tr').length).toBeGreaterThan(0)
  expect((await open(owner, `${CONTACTS}?q=nowhere`))('.empty')).toHaveLength(1)
})

/** An open order form that names this contact as its technical one. */
async function draftNaming(id: string): Promise<string> {
  const draftId = await keepDraft(portal, story('harbour.super'))
  const { input } = await admin('order_drafts').where({ id: draftId }).first('input')
  await admin('order_drafts')
    .where({ id: draftId })
    .update({ input: JSON.stringify({ ...input, technicalContact: { kind: 'known', id } }) })
  return draftId
}
