import { beforeEach, describe, expect, test } from 'vitest'
import { anOrder } from '../../support/builders.ts'
import { open, send, startPortal, type Agent } from '../../support/portal.ts'
import { csrPem, NEW_ORDER, orderFields, orderingSteps } from './ordering-steps.ts'

const started = await startPortal()
const { signIn, admin, scopeOf, portal, story } = started
const { keptDraft, rows } = orderingSteps(started)

describe('ordering', () => {
  let agent: Agent
  beforeEach(async () => {
    agent = await signIn('harbour.super')
  })

  test('leads from the product over form and recap to an order with its confirmation', async () => {
    const form = await open(agent, '/operations/orders/new?product=positivessl&years=2')
    const draft = await keptDraft(agent, { draft: String(form('[name=draft]').val()), years: '2' })
    const recap = await open(agent, draft)

    const placed = await send(agent, draft, `${draft}/order`, { 'method[harbour-bakery.example]': 'http_file' })

    const confirmation = await open(agent, String(placed.headers['location']))
    const reference = /CH\d+/.exec(confirmation('h1').text())?.[0] ?? ''
    const { order, validations } = await portal.services.orders.read(scopeOf('harbour.super'), reference)
    expect(form('[name=years]:checked').val()).toBe('2')
    expect(recap('main').text()).toContain('www.harbour-bakery.example')
    expect(placed.status).toBe(303)
    expect(order).toMatchObject({
      commonName: 'www.harbour-bakery.example',
      planYears: 2,
      settlement: 'awaiting_payment',
    })
    expect(validations.map(({ method }) => method)).toEqual(['http_file'])
    expect(confirmation(`form[action="/orders/${reference}/checkouts"]`)).toHaveLength(1)
    expect(confirmation('a[href$=".pdf"]').attr('href')).toMatch(new RegExp(`^/orders/${reference}/documents/`))
  })

  test('the recap and the invoice come to the same amount', async () => {
    const draft = await keptDraft(agent, {
      product: 'tbs-x509-standard',
      guidance: 'yes',
      licences: '3',
      payment: 'transfer',
    })
    const total = (await open(agent, draft))('.summary tfoot .money').text()

    const placed = await send(agent, draft, `${draft}/order`)

    const confirmation = await open(agent, String(placed.headers['location']))
    expect(confirmation('a[href$=".pdf"]').text()).toContain(total)
    expect(
      confirmation('code')
        .toArray()
        .map((code) => confirmation(code).text())
        .join(),
    ).toMatch(/RF\d{2}/)
  })

  test('confirmed twice at once makes one order', async () => {
    const draft = await keptDraft(agent, { names: 'www.twice.example' })
    const before = await rows('orders')

    const answers = await Promise.all([1, 2].map(() => send(agent, draft, `${draft}/order`)))

    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(answers[0]?.headers['location']).toBe(answers[1]?.headers['location'])
    expect(await rows('orders')).toBe(before + 1)
  })

  test('sent twice keeps one draft', async () => {
    const form = await open(agent, '/operations/orders/new?product=positivessl')
    const draft = { draft: String(form('[name=draft]').val()) }

    const addresses = [await keptDraft(agent, draft), await keptDraft(agent, { ...draft, reference: 'changed' })]

    expect(addresses[0]).toBe(addresses[1])
    expect((await open(agent, addresses[0] ?? ''))('main').text()).toContain('changed')
  })

  test('from a form that has become an order begins another one', async () => {
    const first = await keptDraft(agent, { names: 'www.first.example' })
    const placed = await send(agent, first, `${first}/order`)

    const again = await keptDraft(agent, { draft: first.split('/').at(-1) ?? '', names: 'www.second.example' })

    expect(again).not.toBe(first)
    expect((await agent.get(first)).headers['location']).toBe(placed.headers['location'])
  })

  test('refuses a file that is larger than any CSR before it has read it', async () => {
    const agent = await signIn('harbour.super')
    const page = await open(agent, NEW_ORDER)
    const upload = agent.post('/operations/orders').attach('csr_file', Buffer.alloc(65 * 1024, 'x'), 'request.csr')

    const answer = await upload.field('_csrf', String(page('input[name=_csrf]').first().val()))

    expect(answer.status).toBe(413)
  })

  test('takes an uploaded CSR', async () => {
    const page = await open(agent, NEW_ORDER)
    const upload = agent.post('/operations/orders').attach('csr_file', Buffer.from(csrPem), 'request.csr')
    for (const [name, value] of Object.entries(orderFields({ csr: '', names: 'www.harbour-bakery.example' })))
      void upload.field(name, String(value))

    const answer = await upload.field('_csrf', String(page('input[name=_csrf]').first().val()))

    expect(answer.status).toBe(303)
    expect((await open(agent, `${answer.headers['location']}/form`))('[name=csr]').val()).toContain('BEGIN CERTIFICATE')
  })

  test('an organization that is known by its number is not made twice', async () => {
    await story('harbour.super').order(anOrder())
    const organizations = await rows('organizations')
    const draft = await keptDraft(agent, { organization_registration_number: '901 122 333', organization_name: '' })

    await send(agent, draft, `${draft}/order`)

    expect(await rows('organizations')).toBe(organizations)
  })

  test('a method that the domain can not be proved by becomes the recommended one', async () => {
    const draft = await keptDraft(agent, { product: 'positivessl-wildcard', names: '*.wild.example' })

    const placed = await send(agent, draft, `${draft}/order`, {
      'method[wild.example]': 'http_file',
      'method[evil.example]': 'email',
    })

    const reference = /CH\d+/.exec(String(placed.headers['location']))?.[0] ?? ''
    const { validations } = await portal.services.orders.read(scopeOf('harbour.super'), reference)
    expect(validations.map(({ domain, method }) => [domain, method])).toEqual([['wild.example', 'dns_cname']])
  })

  test('a challenge mail goes to the ticked address alone', async () => {
    const draft = await keptDraft(agent, { names: 'www.mailed.example' })

    await send(agent, draft, `${draft}/order`, {
      'method[mailed.example]': 'email',
      'address[mailed.example]': ['hostmaster@mailed.example', 'me@elsewhere.example'],
    })

    const recipients = await admin('mails').where('kind', 'dcv_challenge').pluck('recipient')
    expect(recipients.filter((to: string) => to.endsWith('mailed.example'))).toEqual(['hostmaster@mailed.example'])
    expect(recipients).not.toContain('me@elsewhere.example')
  })
})
