import { randomUUID } from 'node:crypto'
import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#domain/shared/time.ts'
import { open, send, startPortal } from '../support/portal.ts'

const { admin, clock, portal, signIn, scopeOf } = await startPortal()
const sales = await signIn('sales')
const boss = await signIn('admin')
const day = (days: number) => dayOf(addDays(clock.now(), days))

const NEW = '/staff/contracts/new'
const fieldsOf = (fields: Record<string, string | readonly string[]> = {}) => ({
  id: randomUUID(),
  account: 'harbour-bakery',
  startsOn: day(0),
  endsOn: day(364),
  priceLevel: '10',
  objective: 'amount',
  target: '12 000,00',
  products: ['positivessl', 'harica-dv'],
  ...fields,
})
const make = (fields = {}) => send(sales, NEW, '/staff/contracts', fieldsOf(fields))
const contractsOf = (login: string) => admin('contracts').where('account_id', scopeOf(login).accountId).orderBy('id')
const errorsOf = (text: string) =>
  load(text)('.field-error')
    .toArray()
    .map((element) => load(text)(element).text())

describe('making a contract', () => {
  test('writes it down with its objective, in both logs, and leads to it', async () => {
    const answer = await make()

    const [contract] = await contractsOf('harbour.super')
    const page = await open(sales, String(answer.headers['location']))
    expect(answer.headers['location']).toBe(`/staff/contracts/${contract.number}`)
    expect(contract).toMatchObject({
      products: ['positivessl', 'harica-dv'],
      price_level: 10,
      objective_kind: 'amount',
      objective_target: '1200000',
      made_by: 'Camille Roux',
    })
    expect(page('.goal').text()).toMatch(/12\s000,00/)
    for (const log of ['audit_log', 'staff_log']) {
      expect(await admin(log).where('subject', contract.number).pluck('action')).toEqual(['contract.made'])
    }
  })

  test('sent twice makes one', async () => {
    const fields = { id: randomUUID(), account: 'norrland-bank', objective: 'none' }

    const answers = await Promise.all([make(fields), make(fields)])

    const [first, second] = answers.map(({ headers }) => headers['location'])
    expect(first).toMatch(/CT\d+$/)
    expect(second).toBe(first)
    expect(await contractsOf('norrland.super')).toHaveLength(1)
  })

  test('over days that another contract covers is told which', async () => {
    const [contract] = await contractsOf('harbour.super')

    const answer = await make({ startsOn: day(300), endsOn: day(500) })

    expect(answer.status).toBe(422)
    expect(errorsOf(answer.text)).toEqual([expect.stringContaining(contract.number)])
    expect(await contractsOf('harbour.super')).toHaveLength(1)
  })

  test.each([
    ['no account', { account: 'nobody' }, 'account'],
    ['no day', { startsOn: '31/12/2026' }, 'startsOn'],
    ['an end before its beginning', { endsOn: '2020-01-01' }, 'endsOn'],
    ['no level', { priceLevel: 'cheap' }, 'priceLevel'],
    ['no target', { target: 'plenty' }, 'target'],
    ['half a certificate', { objective: 'certificates', target: '1.5' }, 'target'],
    ['no products', { products: [] }, 'products'],
    ['a product that is not sold', { products: ['soap'] }, 'products'],
  ])('with %s shows the form as it was typed', async (_what, fields, wrong) => {
    const answer = await make({ account: 'fjord-hosting', ...fields })

    const $ = load(answer.text)
    expect(answer.status).toBe(422)
    expect(
      $('.error-summary a')
        .map((_, link) => $(link).attr('href'))
        .get(),
    ).toEqual([wrong === 'products' ? expect.stringMatching(/^#products-/) : `#field-${wrong}`])
    if (wrong !== 'products') expect($('[value=positivessl]').is('[checked]')).toBe(true)
    if (wrong !== 'target') expect($('[name=target]').val()).toBe('12 000,00')
    expect(await contractsOf('fjord.super')).toHaveLength(0)
  })

  test('that follows another proposes its terms, from the day after', async () => {
    const [contract] = await contractsOf('harbour.super')

    const $ = await open(sales, `${NEW}?from=${contract.number}`)

    expect($('[name=account] [selected]').attr('value')).toBe('harbour-bakery')
    expect($('[name=startsOn]').val()).toBe(day(365))
    expect($('[name=products][checked]')).toHaveLength(2)
  })

  test('is for sales', async () => {
    const team = await signIn('validation')

    expect((await team.get('/staff/contracts')).status).toBe(403)
    expect((await send(team, '/staff', '/staff/contracts', fieldsOf())).status).toBe(403)
  })
})

describe('ending a contract', () => {
  const end = (number: string, fields: Record<string, string>) =>
    send(sales, `/staff/contracts/${number}`, `/staff/contracts/${number}/endings`, fields)

  test('early gives it another last day, with the reason', async () => {
    const [contract] = await contractsOf('harbour.super')

    const answer = await end(contract.number, {
      version: '1',
      kind: 'early',
      on: day(20),
      reason: 'Fusion des comptes',
    })

    const [ended] = (await portal.services.contracts.read(scopeOf('harbour.super'))).contracts
    expect(answer.status).toBe(303)
    expect(ended).toMatchObject({ endsOn: day(20), ended: { by: 'Camille Roux', reason: 'Fusion des comptes' } })
    expect(await admin('staff_log').where('subject', contract.number).pluck('action')).toContain('contract.ended')
  })

  test('tells whoever looked at an older version', async () => {
    const [contract] = await contractsOf('harbour.super')

    const answer = await end(contract.number, { version: '1', kind: 'withdrawn', reason: 'Par erreur' })

    expect(answer.status).toBe(409)
    expect((await contractsOf('harbour.super'))[0]).toMatchObject({ withdrawn: false, version: 2 })
  })

  test.each([
    ['no reason', { kind: 'early', on: '', reason: '' }],
    ['a day after its last', { kind: 'early', on: '2099-01-01', reason: 'Trop tard' }],
    ['no choice', { reason: 'Rien' }],
  ])('with %s shows the form again', async (_what, fields) => {
    const [contract] = await contractsOf('norrland.super')

    const answer = await end(contract.number, { version: '1', ...fields })

    expect(answer.status).toBe(422)
    expect(load(answer.text)('[name=reason]').val()).toBe(fields.reason)
    expect((await contractsOf('norrland.super'))[0].version).toBe(1)
  })

  test('as withdrawn lets the account order as without it', async () => {
    const [contract] = await contractsOf('norrland.super')

    const answer = await end(contract.number, { version: '1', kind: 'withdrawn', reason: 'Par erreur' })

    expect(answer.status).toBe(303)
    expect((await portal.services.contracts.read(scopeOf('norrland.super'))).standing).toEqual({ kind: 'none' })
  })

  test('is not there any more for one that is over', async () => {
    const [contract] = await contractsOf('norrland.super')

    const page = await open(sales, `/staff/contracts/${contract.number}`)
    const answer = await end(contract.number, { version: '2', kind: 'withdrawn', reason: 'Encore' })

    expect(page('form[action$="/endings"]')).toHaveLength(0)
    expect(answer.status).toBe(409)
  })
})

describe('publishing an agreement', () => {
  const PAGE = '/staff/data-processing/harica'
  const publish = (fields: Record<string, string>) =>
    send(boss, PAGE, `${PAGE}/versions`, { reason: 'The supplier has a new processor', ...fields })
  const versions = () => admin('data_processing_agreements').where('supplier_code', 'harica').orderBy('version')
  const TEXT = { en: 'Second text.', fr: 'Second texte.' }

  test('makes the next version, which every account is asked about', async () => {
    const answer = await publish({ base: '1', ...TEXT })

    const list = await open(boss, '/staff/data-processing')
    const row = list('tbody tr').filter((_, element) => list(element).text().includes('HARICA'))
    expect(answer.status).toBe(303)
    expect((await versions()).at(-1)).toMatchObject({ version: 2, body: TEXT, published_by: 'Ada Winter' })
    expect(
      row
        .find('td.num')
        .map((_, cell) => list(cell).text())
        .get(),
    ).toEqual(['0', '4'])
    expect(
      await admin('staff_log').where({ action: 'agreement.published', subject: 'harica' }).pluck('details'),
    ).toContainEqual({
      version: 2,
      reason: 'The supplier has a new processor',
    })
  })

  test('sent twice publishes one', async () => {
    const answer = await publish({ base: '1', ...TEXT })

    expect(answer.status).toBe(303)
    expect(await versions()).toHaveLength(2)
  })

  test.each([
    ['from a version that is no longer the current one', { base: '1', en: 'Third', fr: 'Troisième' }],
    ['without a change', { base: '2', ...TEXT }],
    ['without a reason', { base: '2', en: 'Third', fr: 'Troisième', reason: ' ' }],
    ['in one language only', { base: '2', en: 'Third', fr: ' ' }],
    ['longer than any', { base: '2', en: 'x'.repeat(40_001), fr: 'Troisième' }],
  ])('%s is told, and keeps what was typed', async (_how, fields) => {
    const answer = await publish(fields)

    const $ = load(answer.text)
    expect(answer.status).toBe(422)
    expect($('.field-error')).toHaveLength(1)
    expect($('[name=en]').text()).toBe(fields.en)
    expect(await versions()).toHaveLength(2)
  })

  test('is for admins', async () => {
    expect((await sales.get('/staff/data-processing')).status).toBe(403)
  })
})
