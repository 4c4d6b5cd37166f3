import { randomUUID } from 'node:crypto'
import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#domain/shared/time.ts'
import { leafRequest, issueLeaf, makeIssuing, makeRoot, NAMES } from '../domain/certificates/demo-chain.ts'
import { aRegistration, register } from '../support/example-registrations.ts'
import { open, send, startPortal } from '../support/portal.ts'

const testPortal = await startPortal()
const { admin, clock, scopeOf, signIn } = testPortal
const sales = await signIn('sales')
const harbour = await signIn('harbour.super')

const REGISTER = '/staff/outside-orders'
const PAGE = '/orders/bought-elsewhere'
const day = (days: number) => dayOf(addDays(clock.now(), days))
let sold = 0
const fieldsOf = (fields: Record<string, string> = {}) => {
  sold += 1
  return {
    id: randomUUID(),
    certificate: '',
    reference: `WEB-${sold}`,
    buyerEmail: `buyer-${sold}@example.test`,
    product: 'positivessl',
    productName: '',
    organizationName: `Nobody ${sold}`,
    registrationNumber: '',
    commonName: `www.outside-${sold}.example`,
    validFrom: day(-10),
    validTo: day(80),
    ...fields,
  }
}
const enter = (fields: ReturnType<typeof fieldsOf>) => send(sales, `${REGISTER}/new`, REGISTER, fields)
const staffLog = (subject: string) => admin('staff_log').where({ subject }).orderBy('id').pluck('action')
const accountLog = (subject: string, login = 'harbour.super') =>
  admin('audit_log')
    .where({ subject, account_id: scopeOf(login).accountId })
    .orderBy('at')
    .pluck('action')
const attachmentOf = (reference: string) =>
  admin('attached_orders').where({ reference }).orderBy('attached_at', 'desc').orderBy('id', 'desc').first()

/** Enters an order and attaches it to the bakery. */
async function attached(fields: Record<string, string> = {}) {
  const form = fieldsOf(fields)
  await enter(form)
  const answer = await send(sales, `${REGISTER}/${form.id}`, `${REGISTER}/${form.id}/attachment`, {
    account: 'harbour-bakery',
  })
  return { form, answer, row: await attachmentOf(form.reference) }
}

describe('the register', () => {
  test('takes what a pasted certificate says', async () => {
    const issuing = makeIssuing(makeRoot())
    const leaf = issueLeaf(
      issuing,
      leafRequest({ profile: 'ov', subject: { organization: 'Harbour Bakery', country: 'FR' } }),
    )
    const form = fieldsOf({
      certificate: leaf.pem,
      organizationName: '',
      commonName: '',
      validFrom: '',
      validTo: '',
      registrationNumber: '912 345 675',
    })

    const answer = await enter(form)

    expect([answer.status, answer.headers['location']]).toEqual([303, REGISTER])
    expect(await admin('outside_orders').where({ id: form.id }).first()).toMatchObject({
      common_name: NAMES[0],
      names: NAMES,
      organization_name: 'Harbour Bakery',
      registration_number: '912345675',
      product_code: 'positivessl',
      serial: leaf.serial,
      valid_to: leaf.notAfter,
      entered_by: 'Camille Roux',
    })
    expect(await staffLog(form.reference)).toEqual(['outside_order.entered'])
  })

  test('takes an order without its certificate, once however often it is sent', async () => {
    const form = fieldsOf({ product: '', productName: 'RapidSSL' })

    const answers = [await enter(form), await enter(form)]

    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await admin('outside_orders').where({ reference: form.reference })).toMatchObject([
      { product_code: null, product_name: 'RapidSSL', common_name: form.commonName },
    ])
    expect(await staffLog(form.reference)).toEqual(['outside_order.entered'])
  })

  test('does not take the same sale or the same certificate twice', async () => {
    const form = fieldsOf()
    await enter(form)

    const again = await enter({ ...fieldsOf(), reference: form.reference })

    expect(again.status).toBe(422)
    expect(load(again.text)('.error-summary a').attr('href')).toBe('#field-reference')
  })

  test.each([
    ['certificate', { certificate: 'no certificate' }],
    ['reference', { reference: ' ' }],
    ['buyerEmail', { buyerEmail: 'nobody' }],
    ['commonName', { commonName: '' }],
    ['organizationName', { organizationName: '' }],
    ['productName', { product: '' }],
    ['validTo', { validTo: day(-20) }],
  ])('shows a form with a wrong %s again as it was typed', async (wrong, fields) => {
    const form = fieldsOf(fields)

    const answer = await enter(form)

    const $ = load(answer.text)
    expect(answer.status).toBe(422)
    expect(
      $('.error-summary a')
        .map((_, link) => $(link).attr('href'))
        .get(),
    ).toEqual([`#field-${wrong}`])
    expect(await admin('outside_orders').where({ id: form.id })).toEqual([])
  })

  test('is for sales and the validation team', async () => {
    const accounting = await signIn('accounting')

    expect((await accounting.get(REGISTER)).status).toBe(403)
    expect((await (await signIn('validation')).get(REGISTER)).status).toBe(200)
    expect((await sales.get(`${REGISTER}/${randomUUID()}`)).status).toBe(404)
  })
})

describe('an attached order', () => {
  test('waits on the home page and in the menu of its account alone, and stands in both logs', async () => {
    const { form, answer } = await attached()

    const [home, other] = [await open(harbour, '/'), await open(await signIn('norrland.super'), PAGE)]
    expect(answer.status).toBe(303)
    expect(home('.todo a[href="/orders/bought-elsewhere"]')).toHaveLength(1)
    expect(home('.menu-links a[href="/orders/bought-elsewhere"] .badge-count').text()).toBe('1')
    expect(other('.elsewhere')).toHaveLength(0)
    expect(await staffLog(form.reference)).toEqual(['outside_order.entered', 'outside_order.attached'])
    expect(await accountLog(form.reference)).toEqual(['outside_order.attached'])
  })

  test('confirmed is listed with its end and a way to its renewal', async () => {
    const { form, row } = await attached()

    const answers = [
      await send(harbour, PAGE, `${PAGE}/${row.id}/confirmation`),
      await send(harbour, PAGE, `${PAGE}/${row.id}/confirmation`),
    ]

    const $ = await open(harbour, PAGE)
    const line = $('tbody tr').filter((_, element) => $(element).text().includes(form.reference))
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(line.find('a').attr('href')).toBe('/operations/orders/new?product=positivessl')
    expect(line.find('time').attr('datetime')).toBe(day(81))
    expect(await accountLog(form.reference)).toEqual(['outside_order.attached', 'outside_order.confirmed'])
  })

  test('rejected goes back to the register with the reason, free for somebody else', async () => {
    const { form, row } = await attached()
    const reject = (reason: string) => send(harbour, PAGE, `${PAGE}/${row.id}/rejection`, { reason })

    const silent = await reject('  ')
    const answer = await reject('We have never had this domain.')

    const page = await open(sales, `${REGISTER}/${form.id}`)
    expect(silent.status).toBe(422)
    expect(load(silent.text)('.elsewhere details[open]')).toHaveLength(1)
    expect(answer.status).toBe(303)
    expect(await attachmentOf(form.reference)).toMatchObject({ state: 'rejected', checked_by: 'Margaux Lehoux' })
    expect(page('.alert').text()).toContain('We have never had this domain.')
    expect(page('form[action$=attachment]')).toHaveLength(1)
    expect((await open(harbour, PAGE)).text()).not.toContain(form.reference)
  })

  test('is said about once: the other answer comes too late', async () => {
    const { row } = await attached()
    await send(harbour, PAGE, `${PAGE}/${row.id}/confirmation`)

    const answer = await send(harbour, PAGE, `${PAGE}/${row.id}/rejection`, { reason: 'Changed my mind' })

    expect(answer.status).toBe(409)
    expect((await attachmentOf(row.reference)).state).toBe('confirmed')
  })

  test('belongs to one account: the second is told so', async () => {
    const { form } = await attached()
    const attach = (account: string) =>
      send(sales, `${REGISTER}/${form.id}`, `${REGISTER}/${form.id}/attachment`, { account })

    expect((await attach('norrland-bank')).status).toBe(422)
    expect((await attach('nobody')).status).toBe(422)
    expect(await admin('attached_orders').where({ reference: form.reference })).toHaveLength(1)
  })

  test('is nobody else’s to check, nor of those without the right', async () => {
    const { row } = await attached()
    const norrland = await signIn('norrland.super')
    const reader = await signIn('harbour.reader')

    expect((await send(norrland, PAGE, `${PAGE}/${row.id}/confirmation`)).status).toBe(404)
    expect((await send(reader, '/profile', `${PAGE}/${row.id}/confirmation`)).status).toBe(403)
    expect((await open(reader, PAGE))('.elsewhere form')).toHaveLength(0)
    expect((await attachmentOf(row.reference)).state).toBe('to_check')
  })
})

describe('a registration', () => {
  test('is shown the orders that match, and its acceptance attaches the ticked ones', async () => {
    const form = aRegistration()
    const { registrationNumber, name } = form.organization
    const byNumber = fieldsOf({ registrationNumber })
    const byName = fieldsOf({ organizationName: name })
    const byMail = fieldsOf({ buyerEmail: `somebody@${form.corporate.email.split('@')[1]}` })
    const unlike = fieldsOf()
    for (const one of [byNumber, byName, byMail, unlike]) await enter(one)
    const id = await register(testPortal, form)
    const address = `/staff/registrations/${id}`

    const $ = await open(sales, address)
    const answer = await send(sales, address, `${address}/acceptance`, {
      version: '1',
      office: 'FR',
      login: 'outside.super',
      outside: [byNumber.id, byMail.id],
    })

    const offered = $('[name=outside]').map((_, box) => $(box).attr('value'))
    expect(new Set(offered.get())).toEqual(new Set([byNumber.id, byName.id, byMail.id]))
    expect($('[name=outside][checked]').attr('value')).toBe(byNumber.id)
    expect(answer.status).toBe(303)
    const { account_id } = await admin('registrations').where({ id }).first('account_id')
    const now = await admin('attached_orders').where({ account_id }).orderBy('reference').pluck('reference')
    expect(now).toEqual([byNumber.reference, byMail.reference].toSorted())
    expect(await staffLog(byMail.reference)).toContain('outside_order.attached')
  })

  test('that is refused a login keeps its ticks', async () => {
    const form = aRegistration()
    const mine = fieldsOf({ organizationName: form.organization.name })
    await enter(mine)
    const address = `/staff/registrations/${await register(testPortal, form)}`

    const answer = await send(sales, address, `${address}/acceptance`, {
      version: '1',
      office: 'FR',
      login: 'harbour.super',
      outside: mine.id,
    })

    expect(answer.status).toBe(422)
    expect(load(answer.text)('[name=outside][checked]').attr('value')).toBe(mine.id)
    expect(await attachmentOf(mine.reference)).toBeUndefined()
  })
})
