import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { anOrder } from '../../support/builders.ts'
import { open, send, startPortal } from '../../support/portal.ts'
import { errorsOf, lookUps, person, USERS, versionOn } from './people.ts'

const portal = await startPortal({}, { demo: true })
const { admin, signIn, story, scopeOf } = portal
const { logged, acceptInvitation } = lookUps(portal)
const owner = await signIn('harbour.super')
const { accountId } = scopeOf('harbour.super')
const GENERAL = '/administration/preferences'
const PAGE = `${GENERAL}/address`
const MOVED = { street: '8 rue du Four\r\nBâtiment B', postalCode: '14000', city: 'Caen', phone: '+33 2 31 44 55 66' }
const CAEN = { lines: ['8 rue du Four', 'Bâtiment B'], postalCode: '14000', city: 'Caen', country: 'FR' }

const kept = () => admin('accounts').where('id', accountId).first('address', 'phone', 'name', 'vat_number')
const save = async (fields: Readonly<Record<string, string>>, agent = owner) =>
  send(agent, PAGE, PAGE, { ...MOVED, version: await versionOn(agent, PAGE), ...fields })
const documentsOf = (reference: string) =>
  admin('documents')
    .join('orders', 'orders.id', 'documents.order_id')
    .where('orders.reference', reference)
    .pluck('documents.content')

describe('the address of the account', () => {
  test('is reached from the preferences, filled with what is kept, without the country', async () => {
    const link = (await open(owner, GENERAL))(`a[href="${PAGE}"]`)
    const $ = await open(owner, PAGE)

    expect(link).toHaveLength(1)
    expect($('[name=street]').val()).toBe('3 quai de la Farine')
    expect($('[name=postalCode]').val()).toBe('14600')
    expect($('form [name=country], form [name=name], form [name=vatNumber]')).toHaveLength(0)
    expect($('main').text()).toContain('accounts@chancery.example')
  })

  test('that is wrong comes back as typed, each fault at its field', async () => {
    const before = await kept()

    const answer = await save({ street: ' ', postalCode: '', city: 'x'.repeat(201), phone: 'call me' })

    expect(answer.status).toBe(422)
    expect(errorsOf(answer.text)).toHaveLength(4)
    expect(load(answer.text)('[name=phone]').val()).toBe('call me')
    expect(await kept()).toEqual(before)
  })

  test('does not move into another tax territory: that is the operator’s to change', async () => {
    const answer = await save({ postalCode: '97110', city: 'Pointe-à-Pitre' })

    expect(answer.status).toBe(422)
    expect(errorsOf(answer.text)).toEqual([expect.stringContaining('autre territoire fiscal')])
    expect((await kept()).address.postalCode).toBe('14600')
    expect(await logged('account.address_changed')).toEqual([])
  })

  test('is changed for documents to come; issued ones keep theirs, and the log says what changed', async () => {
    const earlier = await story('harbour.super').order(anOrder())
    const [before] = await documentsOf(earlier)

    const answer = await save({ country: 'RE', name: 'Another Bakery', vat_number: 'FR99' })

    const later = await story('harbour.super').order(anOrder())
    const [after] = await documentsOf(later)
    expect([answer.status, answer.headers['location']]).toEqual([303, GENERAL])
    expect(await kept()).toEqual({
      address: CAEN,
      phone: '+33 2 31 44 55 66',
      name: 'Harbour Bakery',
      vat_number: 'FR00901122333',
    })
    expect(before.buyer.address.city).toBe('Honfleur')
    expect(await documentsOf(earlier)).toEqual([before])
    expect(after.buyer.address).toEqual(CAEN)
    expect((await open(owner, GENERAL))('dl.facts').text()).toContain('8 rue du Four, Bâtiment B, 14000 Caen')
    expect(await logged('account.address_changed')).toMatchObject([
      { subject: 'Harbour Bakery', details: { city: { from: 'Honfleur', to: 'Caen' } } },
    ])
  })

  test('saved again as it is changes nothing', async () => {
    const answer = await save({})

    expect(answer.status).toBe(303)
    expect(await logged('account.address_changed')).toHaveLength(1)
  })

  test('tells the second of two at once, beside each field that differs', async () => {
    const version = await versionOn(owner, PAGE)
    await save({ city: 'Bayeux' })

    const answer = await send(owner, PAGE, PAGE, { ...MOVED, phone: '+33 2 00 00 00 00', version })

    const $ = load(answer.text)
    expect(answer.status).toBe(409)
    expect($('#field-city-hint').text()).toContain('Bayeux')
    expect($('#field-street-hint')).toHaveLength(0)
    expect($('[name=phone]').val()).toBe('+33 2 00 00 00 00')
    expect((await kept()).address.city).toBe('Bayeux')
  })

  test('is an administrator’s to change too, and nobody’s without the right', async () => {
    await send(owner, `${USERS}/new?contact=new`, USERS, person())
    const administrator = await acceptInvitation('eve.martin')

    const done = await save({ city: 'Honfleur' }, administrator)
    const reader = await signIn('harbour.reader')
    const refused = [(await reader.get(PAGE)).status, (await send(reader, '/', PAGE, MOVED)).status]

    expect(done.status).toBe(303)
    expect(refused).toEqual([403, 403])
    expect((await kept()).address.city).toBe('Honfleur')
  })

  test('of one account is no other’s', async () => {
    expect((await open(await signIn('norrland.super'), PAGE))('[name=city]').val()).not.toBe('Honfleur')
    expect(await admin('accounts').whereRaw(`address->>'city' = 'Caen'`)).toEqual([])
  })
})
