import { load } from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import { makeCsr } from '../support/csrs.ts'
import { anOrder, CONTACT, HOLDER } from '../support/builders.ts'
import { open, send, startPortal, type Agent } from '../support/portal.ts'

const { signIn, admin, scopeOf, portal, story } = await startPortal()
const NEW_ORDER = '/operations/new-order'
const { csrPem, keyPem } = makeCsr({ commonName: 'www.harbour-bakery.example', names: ['www.harbour-bakery.example'] })

type Fields = Record<string, string | readonly string[]>

/** A form for one name of the bakery, with everything that it needs. */
function orderFields(fields: Fields = {}): Fields {
  return {
    product: 'positivessl',
    years: '1',
    organization: 'new',
    ...prefixed('organization_', { ...HOLDER }),
    corporate: 'new',
    ...prefixed('corporate_', { ...CONTACT }),
    technical: 'same',
    software: 'nginx',
    names: 'www.harbour-bakery.example',
    csr: csrPem,
    payment: 'card',
    ...fields,
  }
}

function prefixed(prefix: string, fields: Readonly<Record<string, string>>): Record<string, string> {
  const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [prefix + snake(name), value]))
}

const sendOrder = (agent: Agent, fields: Fields = {}) =>
  send(agent, NEW_ORDER, '/operations/orders', orderFields(fields))

async function keptDraft(agent: Agent, fields: Fields = {}): Promise<string> {
  const answer = await sendOrder(agent, fields)
  expect(answer.status, load(answer.text)('.error-summary').text()).toBe(303)
  return String(answer.headers['location'])
}

const rows = async (table: string) => Number((await admin(table).count('* as count').first())?.['count'])

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

describe('a wrong form', () => {
  test('comes back with everything that was typed, and nothing of it is kept', async () => {
    const agent = await signIn('harbour.super')
    const drafts = await rows('order_drafts')

    const answer = await sendOrder(agent, {
      names: 'foo_bar.example',
      organization_city: '',
      organization_registration_number: '552100554',
      comment: 'Bitte <b>eilig</b>',
    })

    const $ = load(answer.text)
    expect(answer.status).toBe(422)
    expect(
      $('.error-summary a')
        .toArray()
        .map(({ attribs }) => attribs['href']),
    ).toEqual(['#field-organization-city', '#field-names'])
    expect($('[name=names]').val()).toBe('foo_bar.example')
    expect($('[name=comment]').val()).toBe('Bitte <b>eilig</b>')
    expect($('[name=csr]').val()?.toString().trim()).toBe(csrPem.trim())
    expect(await rows('order_drafts')).toBe(drafts)
  })

  test.each(['csr', 'comment'])(
    'with a private key in %s warns, keeps nothing of it and shows nothing of it',
    async (field) => {
      const agent = await signIn('harbour.super')
      const drafts = await rows('order_drafts')

      const answer = await sendOrder(agent, { [field]: keyPem })

      expect(answer.status).toBe(422)
      expect(load(answer.text)('#live-csr [role=alert] strong').text()).toMatch(/clé privée/)
      expect(answer.text).not.toContain(keyPem.split('\n')[1])
      expect(await rows('order_drafts')).toBe(drafts)
    },
  )

  test('that only asks to look has no faults and changes nothing', async () => {
    const agent = await signIn('harbour.super')
    const drafts = await rows('order_drafts')

    const answer = await sendOrder(agent, { names: '', add: 'www.added.example' })

    const $ = load(answer.text)
    expect(answer.status).toBe(200)
    expect($('[name=names]').val()).toBe('www.added.example')
    expect($('.error-summary')).toHaveLength(0)
    expect(await rows('order_drafts')).toBe(drafts)
  })

  test.each<[string, Fields]>([
    ['lists where texts belong', { names: ['a.example', 'b.example'], years: ['1', '2'], organization: ['new', 'x'] }],
    ['a number beyond all numbers', { years: '9'.repeat(400), licences: '1e308' }],
    ['ids that are none', { organization: `' or 1=1 --`, corporate: '{}', technical: '[]', draft: 'x' }],
    ['half a surrogate pair and controls', { names: '\ud800.example \u0007', reference: '\u202e\u0000x' }],
    ['names of the prototype', { ['__proto__']: 'x', constructor: 'y', toString: 'z', names: '' }],
    ['a list of names longer than any', { names: 'a.example '.repeat(20_000) }],
  ])('of %s is answered as a form', async (_, fields) => {
    const answer = await sendOrder(await signIn('harbour.super'), fields)

    expect([303, 422]).toContain(answer.status)
  })

  test('larger than any form is refused', async () => {
    const agent = await signIn('harbour.super')

    const answer = await sendOrder(agent, { comment: 'x'.repeat(1_000_000) })

    expect(answer.status).toBe(413)
  })
})

describe('a draft', () => {
  test('is its author’s alone', async () => {
    const draft = await keptDraft(await signIn('montclair.buyer'), {
      product: 'harica-ov',
      payment: 'monthly',
      purchase_order: 'BC-1',
    })

    for (const login of ['montclair.super', 'harbour.super']) {
      const other = await signIn(login)
      expect((await other.get(draft)).status, login).toBe(404)
      expect((await send(other, NEW_ORDER, `${draft}/order`)).status, login).toBe(404)
    }
  })

  test('can not be written over by a colleague who knows its id', async () => {
    const author = await signIn('montclair.buyer')
    const fields = { product: 'harica-ov', payment: 'monthly', purchase_order: 'BC-2' }
    const draft = await keptDraft(author, { ...fields, reference: 'mine' })

    await sendOrder(await signIn('montclair.super'), {
      ...fields,
      draft: draft.split('/').at(-1) ?? '',
      reference: 'theirs',
    })

    expect((await open(author, draft))('main').text()).toContain('mine')
  })
})

describe('in approval mode', () => {
  test('an order says who must approve it, and nothing is invoiced before', async () => {
    const agent = await signIn('montclair.buyer')
    const draft = await keptDraft(agent, { product: 'harica-ov', payment: 'monthly', purchase_order: 'BC-3' })
    const documents = await rows('documents')

    const placed = await send(agent, draft, `${draft}/order`)

    const $ = await open(agent, String(placed.headers['location']))
    expect($('.next-step').text()).toContain('Nadine Vautrin')
    expect($('form[action$="/checkouts"], a[href$=".pdf"]')).toHaveLength(0)
    expect(await rows('documents')).toBe(documents)
  })
})

describe('the live check', () => {
  test('answers with the parts of the form', async () => {
    const agent = await signIn('harbour.super')

    const answer = await send(agent, NEW_ORDER, '/operations/orders/check', orderFields({ names: 'www.one.example' }))

    const $ = load(answer.text)
    expect(answer.status).toBe(200)
    expect($('#live-names .chip-name').text()).toBe('www.one.example')
    expect($('#live-summary tfoot .money').text()).toMatch(/^34,80/)
  })

  test('needs the token of a page', async () => {
    const agent = await signIn('harbour.super')

    const answer = await agent.post('/operations/orders/check').type('form').send(orderFields())

    expect(answer.status).toBe(403)
  })
})

describe('looking an organization up by its number', () => {
  test('finds the account’s own, however the number is spaced, and nobody else’s', async () => {
    await story('harbour.super').order(anOrder())
    const find = async (login: string) =>
      (await (await signIn(login)).get('/operations/orders/organization?number=901%20122%20333')).body.organization

    expect(await find('harbour.super')).toMatchObject({ name: 'Harbour Bakery' })
    expect(await find('fjord.super')).toBeNull()
  })
})

describe('the way in', () => {
  test('is closed to who may not order', async () => {
    const reader = await signIn('harbour.reader')

    expect((await reader.get(NEW_ORDER)).status).toBe(403)
    expect((await reader.get('/operations/orders/new?product=positivessl')).status).toBe(403)
  })

  test.each(['sectigo-code-signing', 'no-such-product'])('has no form for %s', async (product) => {
    const agent = await signIn('harbour.super')

    expect((await agent.get(`/operations/orders/new?product=${product}`)).status).toBe(404)
  })

  test.each(['/operations/orders', '/operations/orders/new', '/operations/orders/new?product='])(
    'leads from %s to the choice of a product',
    async (address) => {
      const answer = await (await signIn('harbour.super')).get(address)

      expect([answer.status, answer.headers['location']]).toEqual([303, NEW_ORDER])
    },
  )

  test('takes any address as filters', async () => {
    const agent = await signIn('harbour.super')

    for (const query of ['?brand=x&san=yes&wildcard[]=1', '?brand=sectigo&brand=harica', '?validation=%00'])
      expect((await agent.get(NEW_ORDER + query)).status, query).toBe(200)
  })
})
