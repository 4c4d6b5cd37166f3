import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { typedOrder } from '#routes/operations/read-order-form.ts'
import { anOrder } from '../../support/builders.ts'
import { anOrderInput } from '../../support/drafts.ts'
import { MILL } from '../../support/example-preferences.ts'
import { open, send, startPortal } from '../../support/portal.ts'
import { errorsOf, lookUps, versionOn } from './people.ts'

const portal = await startPortal()
const { admin, signIn, story, scopeOf, clock } = portal
const { orders, documents, preferences } = portal.portal.services
const { logged } = lookUps(portal)
const owner = await signIn('harbour.super')
const PAGE = '/administration/preferences/accounting'
const ENTITIES = '/administration/preferences/billing-entities'
const FORM = '/operations/orders/new?product=positivessl'

const accountOf = (login: string) => admin('accounts').where('id', scopeOf(login).accountId).first()
const typedEntity = (fields: Record<string, string> = {}) => ({
  billing_registration_number: '552 100 554',
  billing_name: MILL.name,
  billing_street: MILL.street,
  billing_postal_code: MILL.postalCode,
  billing_city: MILL.city,
  billing_state: '',
  billing_country: MILL.country,
  billing_phone: MILL.phone,
  billing_vat_number: MILL.vatNumber,
  ...fields,
})
const add = (fields: Record<string, string> = {}) => send(owner, `${ENTITIES}/new`, ENTITIES, typedEntity(fields))
const entityId = async (name: string): Promise<string> =>
  (
    await admin('billing_entities')
      .where({ name, account_id: scopeOf('harbour.super').accountId })
      .first('id')
  ).id
const save = async (fields: Record<string, string>, agent = owner) =>
  send(agent, PAGE, PAGE, {
    version: await versionOn(agent, PAGE),
    means: '',
    entity: '',
    invoicesBy: 'mail',
    ...fields,
  })

let names = 0
/** Sends an order form as a browser does; the answer is its draft’s address, or the form again. */
const order = (fields: Record<string, string>) => {
  names += 1
  return send(owner, FORM, '/operations/orders', {
    ...typedOrder(anOrderInput([`www.entity-${names}.example`])),
    ...fields,
  })
}
const placed = async (draft: string) => {
  const answer = await send(owner, draft, `${draft}/order`)
  return /CH\d+/.exec(String(answer.headers['location']))?.[0] ?? ''
}
const buyerOf = async (reference: string) =>
  (await orders.read(scopeOf('harbour.super'), reference)).documents.at(-1)?.content.buyer

describe('a billing entity', () => {
  test('is added with its numbers checked, and order forms offer it', async () => {
    const answer = await add()

    const form = await open(owner, FORM)
    expect([answer.status, answer.headers['location']]).toEqual([303, PAGE])
    expect(form(`[name=billing] option[value="${await entityId(MILL.name)}"]`).text()).toContain(
      `${MILL.name}, Le Havre`,
    )
    expect(form('[name=billing]').val()).toBe('')
    expect(await logged('billing_entity.added')).toMatchObject([{ subject: MILL.name }])
  })

  test('sent twice is there once', async () => {
    const id = newId(clock.now())

    await add({ id, billing_name: 'Double' })
    await add({ id, billing_name: 'Double' })

    expect(await admin('billing_entities').where({ name: 'Double' })).toHaveLength(1)
    await preferences.retireBillingEntity(scopeOf('harbour.super'), id)
  })

  test.each([
    ['without a name', { billing_name: ' ' }, 'billing_name'],
    ['with a VAT number whose check digits are wrong', { billing_vat_number: 'FR99552100554' }, 'billing_vat_number'],
    ['with a number of no register', { billing_registration_number: '552 100 555' }, 'billing_registration_number'],
    ['in no country', { billing_country: 'XX' }, 'billing_country'],
  ])('%s is given back as typed', async (_, fields, wrong) => {
    const answer = await add({ ...fields, billing_city: 'Fécamp' })

    const $ = load(answer.text)
    expect(answer.status).toBe(422)
    expect($(`[name=${wrong}]`).attr('aria-invalid')).toBe('true')
    expect($('[name=billing_city]').val()).toBe('Fécamp')
    expect(await admin('billing_entities').where({ name: 'Fécamp' })).toHaveLength(0)
  })

  test('that was chosen in the order form is whom the invoice is made out to', async () => {
    const draft = String((await order({ billing: await entityId(MILL.name) })).headers['location'])

    const again = await open(owner, `${draft}/form`)
    const recap = await open(owner, draft)
    const reference = await placed(draft)
    expect(again('[name=billing]').val()).toBe(await entityId(MILL.name))
    expect(recap('main').text()).toContain('Minoterie du Port, Le Havre')
    expect(await buyerOf(reference)).toMatchObject({ name: MILL.name, vatNumber: MILL.vatNumber })
  })

  test('of another account can’t be chosen', async () => {
    const theirs = newId(clock.now())
    await preferences.addBillingEntity(scopeOf('norrland.super'), theirs, MILL)

    const [chosen, shown] = [await order({ billing: theirs }), await owner.get(`${ENTITIES}/${theirs}`)]

    expect([chosen.status, shown.status]).toEqual([422, 404])
    expect(load(chosen.text)('[name=billing]').attr('aria-invalid')).toBe('true')
  })

  test('that is changed holds for orders to come, and the second of two at once is told', async () => {
    const address = `${ENTITIES}/${await entityId(MILL.name)}`
    const version = await versionOn(owner, address)
    const before = String((await order({ billing: await entityId(MILL.name) })).headers['location'])
    const invoiced = await placed(before)

    const first = await send(owner, address, address, { ...typedEntity({ billing_city: 'Rouen' }), version })
    const second = await send(owner, address, address, { ...typedEntity({ billing_city: 'Dieppe' }), version })

    const $ = load(second.text)
    expect([first.status, second.status]).toEqual([303, 409])
    expect($('#field-billing-city-hint').text()).toContain('Rouen')
    expect($('[name=billing_city]').val()).toBe('Dieppe')
    expect((await buyerOf(invoiced))?.address.city).toBe('Le Havre')
    expect(await logged('billing_entity.changed')).toMatchObject([
      { details: { city: { from: 'Le Havre', to: 'Rouen' } } },
    ])
  })

  test('that is removed while a form is open sends the form back', async () => {
    await add({ billing_name: 'Moulin fermé' })
    const id = await entityId('Moulin fermé')
    const draft = String((await order({ billing: id })).headers['location'])

    const answer = await send(owner, `${ENTITIES}/${id}`, `${ENTITIES}/${id}/retirement`)

    const recap = await owner.get(draft)
    expect(answer.status).toBe(303)
    expect([recap.status, recap.headers['location']]).toEqual([303, `${draft}/form`])
    expect((await owner.get(`${ENTITIES}/${id}`)).status).toBe(404)
    expect((await open(owner, FORM))(`[name=billing] option[value="${id}"]`)).toHaveLength(0)
  })
})

describe('accounting preferences', () => {
  test('choose means and entity beforehand in the next order form', async () => {
    const id = await entityId(MILL.name)
    const before = await open(owner, FORM)

    const answer = await save({ means: 'transfer', entity: id })

    const form = await open(owner, FORM)
    expect(before('[name=payment][checked]').val()).toBe('card')
    expect(answer.status).toBe(303)
    expect([form('[name=payment][checked]').val(), form('[name=billing]').val()]).toEqual(['transfer', id])
    expect(await logged('account.accounting_changed')).toMatchObject([
      { details: { paymentMeans: { from: null, to: 'transfer' }, billingEntityId: { from: null, to: id } } },
    ])
  })

  test('let the default go with the entity that is removed', async () => {
    await add({ billing_name: 'Pour un temps' })
    const id = await entityId('Pour un temps')
    await save({ means: 'transfer', entity: id })

    await send(owner, `${ENTITIES}/${id}`, `${ENTITIES}/${id}/retirement`)

    expect((await open(owner, FORM))('[name=billing]').val()).toBe('')
  })

  test.each([
    ['a means that the option does not know', { means: 'monthly' }, 'means'],
    ['somebody else’s entity', { entity: newId(clock.now()) }, 'entity'],
    ['no way for invoices', { invoicesBy: 'pigeon' }, 'invoicesBy'],
  ])('with %s are given back', async (_, fields, wrong) => {
    const answer = await save(fields)

    expect(answer.status).toBe(422)
    expect(errorsOf(answer.text)).toHaveLength(1)
    expect(load(answer.text)(`.has-error [name=${wrong}]`).length).toBeGreaterThan(0)
  })

  test('leave no choice of means where the option has one alone', async () => {
    const bank = await signIn('norrland.super')

    const $ = await open(bank, PAGE)
    const answer = await save({ means: 'card' }, bank)

    expect($('[name=means]')).toHaveLength(0)
    expect($('main').text()).toContain('Your purchase option leaves no choice')
    expect(answer.status).toBe(422)
  })

  test('tell the second of two at once', async () => {
    const version = await versionOn(owner, PAGE)
    await save({ means: 'cheque', invoicesBy: 'download' })

    const answer = await send(owner, PAGE, PAGE, { version, means: 'card', entity: '', invoicesBy: 'mail' })

    expect(answer.status).toBe(409)
    expect(load(answer.text)('#field-means-hint').text()).toContain('Chèque')
    expect((await accountOf('harbour.super')).default_payment_means).toBe('cheque')
    await save({})
  })
})

describe('an account that works with purchase orders', () => {
  test('gives the number with every order that is invoiced, and only after a quote where a quote comes first', async () => {
    await save({ purchaseOrder: 'yes' })

    const [without, quoted, with_] = [
      await order({ purchase_order: '' }),
      await order({ purchase_order: '', quote: 'yes' }),
      await order({ purchase_order: 'BC-12' }),
    ]

    expect([without.status, quoted.status, with_.status]).toEqual([422, 303, 303])
    expect(load(without.text)('[name=purchase_order]').attr('aria-invalid')).toBe('true')
  })

  test('gives it when the quote is signed: staff who enter no number are told', async () => {
    const reference = await story('harbour.super').order(anOrder({ quote: true, names: ['www.po-quote.example'] }))
    const number = (await orders.read(scopeOf('harbour.super'), reference)).documents[0]?.number ?? ''
    const accounting = await signIn('accounting')
    const page = `/staff/quotes/${number}`

    const without = await send(accounting, page, `${page}/signature`, { purchaseOrder: '' })
    const signed = await send(accounting, page, `${page}/signature`, { purchaseOrder: 'BC-13' })

    const { documents: issued } = await orders.read(scopeOf('harbour.super'), reference)
    expect([without.status, signed.status]).toEqual([422, 303])
    expect(errorsOf(without.text)).toEqual([expect.stringContaining('bons de commande')])
    expect(issued.map(({ content }) => content.purchaseOrder)).toEqual([null, 'BC-13'])
    expect((await documents.print(scopeOf('harbour.super'), { number: issued[1]?.number ?? '' })).mediaType).toBe(
      'application/pdf',
    )
    await save({})
  })
})

test('the role of customer pages changes these columns of its account and no others', async () => {
  const { portal: role } = portal.database
  const { accountId } = scopeOf('harbour.super')
  /** What the database says to it; null when it obeys. */
  const refusalOf = async (column: string, value: string | boolean): Promise<string | null> => {
    try {
      await role.knex.transaction(async (trx) => {
        await trx.raw(`select set_config('app.account_id', ?, true)`, [accountId])
        await trx('accounts').update({ [column]: value })
      })
      return null
    } catch (error) {
      return String(error)
    }
  }

  expect(await refusalOf('invoices_by', 'mail')).toBeNull()
  for (const column of ['approval_mode', 'deferred_payment_allowed', 'vat_number_valid'])
    expect(await refusalOf(column, true)).toContain('permission denied')
  expect(await refusalOf('purchase_option', 'deposit')).toContain('permission denied')
})
