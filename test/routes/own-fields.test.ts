import { load } from 'cheerio'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { anOrder } from '../support/builders.ts'
import { open, send, startPortal } from '../support/portal.ts'
import { errorsOf, lookUps } from './administration/people.ts'

const portal = await startPortal()
const { clock, scopeOf, signIn, story } = portal
const { customFields, orders } = portal.portal.services
const { logged } = lookUps(portal)
const scope = scopeOf('harbour.super')
const buyer = await signIn('harbour.super')
const reader = await signIn('harbour.reader')

const [folder, person] = [newId(clock.now()), newId(clock.now())]
beforeAll(async () => {
  await customFields.add(scope, folder, { name: 'Dossier', isOn: true, allowedValues: [] })
  await customFields.add(scope, person, { name: 'Responsable', isOn: true, allowedValues: ['Margaux', 'Pierre'] })
})

const place = (customValues: readonly string[] = []) => story('harbour.super').order(anOrder({ customValues }))
const valuesOf = async (reference: string) => (await orders.read(scope, reference)).order.customValues
const fill = (reference: string, id: string, before: string, after: string) =>
  send(buyer, `/orders/${reference}`, `/orders/${reference}/fields`, {
    [`before-${id}`]: before,
    [`value-${id}`]: after,
  })

describe('on the status page', () => {
  test('they are filled in, and stand in the log', async () => {
    const reference = await place()

    const answer = await fill(reference, folder, '', '  D-2026-17 ')

    expect([answer.status, answer.headers['location']]).toEqual([303, `/orders/${reference}`])
    expect(await valuesOf(reference)).toEqual(['D-2026-17', '', '', ''])
    expect((await open(buyer, `/orders/${reference}`))(`[name="value-${folder}"]`).val()).toBe('D-2026-17')
    expect(await logged('order.fields_changed')).toMatchObject([
      { subject: reference, details: { fields: ['Dossier'] }, actor_name: 'Margaux Lehoux' },
    ])
  })

  test('only what somebody changed is written, so that two at once keep both', async () => {
    const reference = await place(['D-1', 'Margaux'])

    await send(buyer, `/orders/${reference}`, `/orders/${reference}/fields`, {
      [`before-${folder}`]: 'D-0',
      [`value-${folder}`]: 'D-0',
      [`before-${person}`]: 'Margaux',
      [`value-${person}`]: 'Pierre',
    })

    expect(await valuesOf(reference)).toEqual(['D-1', 'Pierre', '', ''])
  })

  test.each([
    ['is not on the list', person, 'Nobody'],
    ['is too long', folder, 'x'.repeat(151)],
  ])('a value that %s is not kept, and shown again', async (_, id, value) => {
    const reference = await place()

    const answer = await fill(reference, id, '', value)

    expect(answer.status).toBe(422)
    expect(errorsOf(answer.text)).toHaveLength(1)
    expect(await valuesOf(reference)).toEqual(['', '', '', ''])
  })

  test('a value that left the list meanwhile may stay', async () => {
    const reference = await place(['', 'Pierre'])
    await customFields.change(scope, person, await versionOf(person), {
      name: 'Responsable',
      isOn: true,
      allowedValues: ['Margaux'],
    })

    const answer = await fill(reference, folder, '', 'D-3')

    const page = await open(buyer, `/orders/${reference}`)
    expect(answer.status).toBe(303)
    expect(await valuesOf(reference)).toEqual(['D-3', 'Pierre', '', ''])
    expect(page(`[name="value-${person}"] option[selected]`).attr('value')).toBe('Pierre')
    await customFields.change(scope, person, await versionOf(person), {
      name: 'Responsable',
      isOn: true,
      allowedValues: ['Margaux', 'Pierre'],
    })
  })

  test('who may not order reads them and can’t write', async () => {
    const reference = await place(['D-4', ''])

    const page = await open(reader, `/orders/${reference}`)
    const answer = await send(reader, '/orders', `/orders/${reference}/fields`, { [`value-${folder}`]: 'D-5' })

    expect(page('#own-fields dd').text()).toBe('D-4')
    expect([page('#own-fields form').length, answer.status]).toEqual([0, 403])
    expect(await valuesOf(reference)).toEqual(['D-4', '', '', ''])
  })

  test('an account without fields sees none', async () => {
    const reference = await story('fjord.super').order(anOrder({ means: 'card' }))

    const page = await open(await signIn('fjord.super'), `/orders/${reference}`)

    expect(page('#own-fields')).toHaveLength(0)
  })
})

describe('in the order form', () => {
  test('they are asked for, complained about, and read again in the recap', async () => {
    const form = '/operations/orders/new?product=positivessl&years=1'
    const page = await open(buyer, form)
    const answer = await send(buyer, form, '/operations/orders', {
      draft: String(page('input[name=draft]').val()),
      product: 'positivessl',
      custom_1: 'D-6',
      custom_2: 'Nobody',
    })
    const $ = load(answer.text)

    expect(page('label[for=field-custom-1]').text()).toContain('Dossier')
    expect(answer.status).toBe(422)
    expect($('[name=custom_1]').val()).toBe('D-6')
    expect($('#field-custom-2-error').text()).toContain('Responsable')
  })

  test('what was typed goes into the order, but not what belongs to no field', async () => {
    const reference = await place(['D-7', 'Pierre', 'lost', 'lost'])

    expect(await valuesOf(reference)).toEqual(['D-7', 'Pierre', '', ''])
  })
})

describe('in the lists', () => {
  test('they are found by the search, sorted by, and exported', async () => {
    const [one, other] = [await place(['Zèbre A', '']), await place(['Zèbre B', 'Pierre'])]

    const hits = await open(buyer, '/orders/search?q=zebre&sort=custom_1&direction=descending')
    const csv = await buyer.get('/orders/export/all?q=zebre&sort=custom_1').buffer()

    expect(
      hits('tbody .lead-cell a')
        .map((_, link) => hits(link).attr('href'))
        .get(),
    ).toEqual([`/orders/${other}`, `/orders/${one}`])
    const [head, first, second] = csv.text.trim().split('\r\n')
    expect(head).toMatch(/,Dossier,Responsable$/)
    expect([first, second].map((line) => line?.split(',').slice(-2))).toEqual([
      ['Zèbre A', ''],
      ['Zèbre B', 'Pierre'],
    ])
  })

  test('of another account find nothing of ours', async () => {
    await place(['Hippopotame'])

    expect(await orders.search(scopeOf('fjord.super'), 'hippopotame')).toEqual([])
    expect(await orders.search(scope, 'hippopotame')).toHaveLength(1)
  })
})

test('the API names them as the account does', async () => {
  const { access } = portal.portal.services
  const key = await access.createApiUser(scope, {
    id: newId(clock.now()),
    name: 'Reader',
    scopes: ['orders_read'],
    networks: [],
    expiresAt: null,
  })
  const reference = await place(['D-8', 'Margaux'])

  const answer = await buyer.get('/api/v1/orders').set('authorization', `Bearer ${key}`)

  const found = (answer.body as { orders: { reference: string; custom_fields: object }[] }).orders
  expect(found.find((order) => order.reference === reference)?.custom_fields).toEqual({
    Dossier: 'D-8',
    Responsable: 'Margaux',
  })
})

async function versionOf(id: string): Promise<string> {
  const page = await open(buyer, `/administration/custom-fields/${id}`)
  return String(page('input[name=version]').val())
}
