import { randomUUID } from 'node:crypto'
import { load } from 'cheerio'
import request from 'supertest'
import { afterEach, describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#domain/shared/time.ts'
import { acceptAgreements } from '../../seeds/agreements.ts'
import { CONTACT, HOLDER } from '../support/builders.ts'
import { linkOrderFields } from '../support/order-links.ts'
import { makeCsr } from '../support/csrs.ts'
import { open, send, startPortal } from '../support/portal.ts'

// The mailbox of the demo shows mails whole, as their receivers read them.
const portal = await startPortal({}, { demo: true })
const { app, admin, clock, signIn, scopeOf } = portal
const { services } = portal.portal
const START = clock.now()
const PREFERENCES = '/administration/preferences'
const PENDING = '/orders/pending-approvals'
const owner = await signIn('harbour.super')
const buyer = await signIn('montclair.buyer')
const approver = await signIn('montclair.approver')
const montclairSuper = await signIn('montclair.super')

afterEach(async () => {
  clock.set(START)
  await admin('rate_limits').delete()
  await admin('accounts').update({ suspended_at: null })
})

const visitor = () => request.agent(app)
const allow = async (makers: string, login = 'harbour.super') =>
  admin('accounts').where('id', scopeOf(login).accountId).update({ order_links_by: makers })
const NEW_LINK = '/operations/order-links/new?product=positivessl&years=1'

/** Makes a link as a browser does and gives the path of its form. */
async function madeLink(fields: Record<string, string> = {}, agent = owner): Promise<string> {
  await allow('everybody')
  const wish = { id: randomUUID(), product: 'positivessl', years: '1', label: '', last_day: '', most_orders: '' }
  const answer = await send(agent, NEW_LINK, '/operations/order-links', { ...wish, ...fields })
  return new URL(load(answer.text)('#order-link').text()).pathname
}

const order = (path: string, fields: Record<string, string> = {}, agent = visitor()) =>
  send(agent, path, path, linkOrderFields(fields))
const ordersThrough = () =>
  admin('link_orders').join('orders', 'orders.id', 'link_orders.order_id').orderBy('ordered_at')
const newest = async () => admin('orders').where('ordered_by', 'like', 'Jo Outside%').orderBy('id', 'desc').first()
const mailsOf = (orderId: string) => admin('mails').where('order_id', orderId).orderBy('id')

describe('who may make links', () => {
  test('is nobody until the account says otherwise: neither the page nor the server lets them', async () => {
    await allow('nobody')
    const $ = await open(owner, '/operations/orders/new?product=positivessl')

    const page = await owner.get(NEW_LINK)

    expect($('a[href^="/operations/order-links"]')).toHaveLength(0)
    expect(page.status).toBe(409)
    await expect(
      services.orderLinks.make(scopeOf('harbour.super'), {
        id: randomUUID(),
        productCode: 'positivessl',
        years: 1,
        label: '',
        lastDay: null,
        mostOrders: null,
      }),
    ).rejects.toMatchObject({ code: 'order_links_not_allowed' })
  })

  test('is said in the preferences, and the log tells who has changed it', async () => {
    const $ = await open(owner, PREFERENCES)
    const shown = String($('input[name=shown]').val())

    const answer = await send(owner, PREFERENCES, `${PREFERENCES}/order-links`, { shown, makers: 'approvers' })

    const after = await open(owner, PREFERENCES)
    expect([answer.status, answer.headers['location']]).toEqual([303, PREFERENCES])
    expect(after('input[name=makers]:checked').val()).toBe('approvers')
    expect(await admin('audit_log').where('action', 'account.order_links_changed')).toMatchObject([
      { actor_name: 'Margaux Lehoux', details: { from: 'nobody', to: 'approvers' } },
    ])
  })

  test('is asked for again when nothing was chosen or somebody was quicker', async () => {
    await allow('everybody')

    const nothing = await send(owner, PREFERENCES, `${PREFERENCES}/order-links`, { shown: 'everybody' })
    const late = await send(owner, PREFERENCES, `${PREFERENCES}/order-links`, { shown: 'nobody', makers: 'approvers' })

    expect([nothing.status, late.status]).toEqual([422, 409])
    expect(load(nothing.text)('.error-summary').text()).toContain('liens de commande')
    expect(load(late.text)('input[name=makers]:checked').val()).toBe('approvers')
  })

  test('can be approvers alone: a buyer without that right sees no way to a link', async () => {
    await allow('approvers', 'montclair.super')
    const asBuyer = await buyer.get(NEW_LINK)
    const asSuper = await montclairSuper.get(NEW_LINK)

    await allow('everybody', 'montclair.super')
    const $ = await open(buyer, '/operations/orders/new?product=positivessl&years=1')

    expect([asBuyer.status, asSuper.status]).toEqual([409, 200])
    expect($('a[href^="/operations/order-links/new?product=positivessl&years=1"]')).toHaveLength(1)
  })
})

describe('a link', () => {
  test('is made once, shown once and kept as a hash', async () => {
    await allow('everybody')
    const fields = {
      id: randomUUID(),
      product: 'positivessl',
      years: '1',
      label: 'Agency',
      last_day: '',
      most_orders: '',
    }

    const first = await send(owner, NEW_LINK, '/operations/order-links', fields)
    const second = await send(owner, NEW_LINK, '/operations/order-links', fields)

    const address = load(first.text)('#order-link').text()
    const kept = await admin('order_links').where('label', 'Agency')
    expect(address).toMatch(/^http:\/\/localhost:3999\/order-links\/[\w-]{43}$/)
    expect([second.status, kept.length]).toEqual([303, 1])
    expect(JSON.stringify(kept)).not.toContain(address.split('/').at(-1))
    expect(await admin('audit_log').where('action', 'order_link.made').where('subject', 'positivessl')).not.toEqual([])
  })

  test('says what is wrong with its form', async () => {
    await allow('everybody')

    const answer = await send(owner, NEW_LINK, '/operations/order-links', {
      product: 'positivessl',
      years: '9',
      label: 'x'.repeat(101),
      last_day: dayOf(addDays(START, -1)),
      most_orders: '0',
    })

    expect(answer.status).toBe(422)
    expect(load(answer.text)('.error-summary li')).toHaveLength(4)
  })

  test('opens a form that names the account and nothing else of it', async () => {
    await portal.story('harbour.super').order({
      product: 'positivessl',
      names: ['www.secret-project.example'],
      daysAgo: 0,
      holder: HOLDER,
      contact: { ...CONTACT, email: 'secret.person@harbour-bakery.example' },
      means: 'transfer',
    })
    const path = await madeLink({ label: 'Internal name' })

    const answer = await visitor().get(path)

    const $ = load(answer.text)
    expect(answer.status).toBe(200)
    expect($('.page-lead').text()).toContain('Harbour Bakery')
    for (const secret of [
      'secret',
      '901122333',
      'quai de la Farine',
      'Lehoux',
      'Internal name',
      '€',
      'EUR',
      'select name="organization"',
    ])
      expect(answer.text, secret).not.toContain(secret)
    expect($('nav.menu, input[name=payment], select[name=billing]')).toHaveLength(0)
  })

  test.each([
    ['never was', () => Promise.resolve(`/order-links/${'x'.repeat(43)}`)],
    ['is no token', () => Promise.resolve('/order-links/1')],
    [
      'is switched off',
      async () => {
        const path = await madeLink()
        await admin('order_links').update({ switched_off_at: START })
        return path
      },
    ],
    [
      'is over',
      async () => {
        const path = await madeLink({ last_day: dayOf(START) })
        clock.set(addDays(START, 1))
        return path
      },
    ],
    [
      'is of a suspended account',
      async () => {
        const path = await madeLink()
        await admin('accounts').update({ suspended_at: START })
        return path
      },
    ],
    [
      'is of an account that lets nobody have links any more',
      async () => {
        const path = await madeLink()
        await allow('nobody')
        return path
      },
    ],
  ])('that %s is closed, and says no more', async (_, linkThat) => {
    const path = await linkThat()

    const answer = await visitor().get(path).set('Accept-Language', 'en')
    const agent = visitor()
    const sent = await send(agent, '/sign-in', path, linkOrderFields())

    const $ = load(answer.text)
    expect([answer.status, sent.status]).toEqual([404, 404])
    expect($('main').text()).toContain('This order link is closed')
    expect($('main').text()).not.toContain('Harbour Bakery')
  })

  test('is closed to outsiders, without a reason, while the account can’t order its product', async () => {
    const path = await madeLink()
    await services.agreements.withdraw(scopeOf('harbour.super'), 'sectigo')

    const answer = await visitor().get(path).set('Accept-Language', 'en')

    await acceptAgreements(services, scopeOf('harbour.super'))
    expect(answer.status).toBe(404)
    expect(load(answer.text)('main').text()).toContain('This order link is closed')
    expect(answer.text).not.toMatch(/agreement|Sectigo/i)
    expect((await visitor().get(path)).status).toBe(200)
  })
})

describe('an order through a link', () => {
  test('waits for approval though the account has no approval mode, and everybody is told', async () => {
    const path = await madeLink({ label: 'Agency Nord' })

    const answer = await order(path)

    const placed = await newest()
    const mails = await mailsOf(placed.id)
    expect([answer.status, answer.headers['location']]).toEqual([303, '/order-links/received'])
    expect(placed).toMatchObject({
      fulfilment: 'pending_approval',
      settlement: 'awaiting_payment',
      product_code: 'positivessl',
      plan_years: 1,
      payment_means: 'card',
      ordered_by: 'Jo Outside (jo@agency.example)',
      ordered_by_user_id: null,
    })
    expect(mails.map(({ kind, recipient }) => [kind, recipient])).toEqual([
      ['approval_requested', 'margaux@harbour-bakery.example'],
      ['link_order_received', 'jo@agency.example'],
    ])
    expect(
      await admin('audit_log').where('action', 'order.placed_by_link').orderBy('id', 'desc').first(),
    ).toMatchObject({
      actor_kind: 'visitor',
      actor_name: 'Jo Outside (jo@agency.example)',
      subject: placed.reference,
      details: { product: 'positivessl', label: 'Agency Nord' },
    })
    expect(await admin('domain_validations').where('order_id', placed.id)).toEqual([])
    expect(await admin('documents').where('order_id', placed.id)).toEqual([])
  })

  test('waits even where the link was made by an approver, for whoever may approve', async () => {
    await allow('approvers', 'montclair.super')
    const wish = { id: randomUUID(), productCode: 'positivessl', years: 1, label: '', lastDay: null, mostOrders: null }
    const address = await services.orderLinks.make(scopeOf('montclair.super'), wish)

    await order(new URL(address ?? '').pathname, { purchase_order: 'BC-77' })

    const placed = await newest()
    const asked = (await mailsOf(placed.id)).filter(({ kind }) => kind === 'approval_requested')
    expect(placed).toMatchObject({ fulfilment: 'pending_approval', payment_means: 'monthly', purchase_order: 'BC-77' })
    expect(asked.map(({ recipient }) => recipient).sort()).toEqual([
      'l.ferrand@montclair.example',
      'n.vautrin@montclair.example',
    ])
  })

  test('asks for the number of a purchase order where the account demands one', async () => {
    await allow('everybody', 'montclair.super')
    const wish = { id: randomUUID(), productCode: 'positivessl', years: 1, label: '', lastDay: null, mostOrders: null }
    const address = await services.orderLinks.make(scopeOf('montclair.super'), wish)

    const answer = await order(new URL(address ?? '').pathname)

    expect(answer.status).toBe(422)
    expect(load(answer.text)('.error-summary a').attr('href')).toBe('#field-purchase-order')
  })

  test('sent twice is one order, as is one of two at once', async () => {
    const path = await madeLink()
    const before = (await ordersThrough()).length
    const nonce = randomUUID()

    const answers = await Promise.all([order(path, { nonce }), order(path, { nonce })])
    const later = await order(path, { nonce })

    expect([...answers, later].map(({ status }) => status)).toEqual([303, 303, 303])
    expect(await ordersThrough()).toHaveLength(before + 1)
  })

  test('says what is wrong, in the words of the account’s own form, and keeps nothing', async () => {
    const path = await madeLink()
    const before = (await ordersThrough()).length

    const answer = await order(path, {
      asker_name: '',
      asker_email: 'nobody',
      organization_phone: '',
      csr: '',
      names: 'not a name',
    })

    const fields = load(answer.text)('.error-summary a')
      .toArray()
      .map((link) => link.attribs['href'])
    expect(answer.status).toBe(422)
    expect(fields).toEqual([
      '#field-asker-name',
      '#field-asker-email',
      '#field-organization-phone',
      '#field-names',
      '#field-csr',
    ])
    expect(await ordersThrough()).toHaveLength(before)
  })

  test('takes a private key out of the form', async () => {
    const path = await madeLink()

    const answer = await order(path, { csr: makeCsr({ commonName: 'www.agency.example', names: [] }).keyPem })

    expect(answer.status).toBe(422)
    expect(answer.text).not.toContain('PRIVATE KEY-----')
  })

  test('neither names people of the account, nor chooses how it pays, nor changes product or plan', async () => {
    const [organization] = await admin('organizations').where('account_id', scopeOf('harbour.super').accountId)
    const [contact] = await admin('contacts').where('account_id', scopeOf('harbour.super').accountId)
    const path = await madeLink()

    await order(path, {
      product: 'digicert-basic-ov',
      years: '2',
      organization: organization.id,
      corporate: contact.id,
      technical: contact.id,
      payment: 'monthly',
      quote: 'yes',
      guidance: 'yes',
    })

    const placed = await newest()
    expect(placed).toMatchObject({ product_code: 'positivessl', plan_years: 1, payment_means: 'card', guidance: false })
    expect(placed.corporate_contact_id).not.toBe(contact.id)
  })

  test('for an organization that the account knows changes nothing of it, and proposes nobody to later forms', async () => {
    const known = { ...HOLDER, name: 'Somebody else’s words' }
    const path = await madeLink()

    await order(path, { organization_registration_number: known.registrationNumber, organization_name: known.name })

    const placed = await newest()
    const corporate = await admin('contacts').where('id', placed.corporate_contact_id).first()
    expect(placed.organization_name).toBe('Harbour Bakery')
    expect(corporate).toMatchObject({ proposed_corporate: false, proposed_technical: false })
  })

  test('shows what was typed as text', async () => {
    const path = await madeLink()
    await order(path, { asker_name: '<b>Jo</b> Outside', comment: '<script>alert(1)</script>' })
    const placed = await admin('orders').where('ordered_by', 'like', '<b>%').first()

    const list = await owner.get(PENDING)
    const status = await owner.get(`/orders/${placed.reference}`)

    expect(list.text).toContain('&lt;b&gt;Jo&lt;/b&gt; Outside')
    expect(list.text + status.text).not.toMatch(/<b>Jo|<script>alert/)
  })

  test('is not taken ten times an hour from one place, and says so', async () => {
    const path = await madeLink()
    for (let sent = 0; sent < 10; sent += 1) await order(path)

    const answer = await order(path)

    expect(answer.status).toBe(429)
    expect(load(answer.text)('input[name=asker_name]').val()).toBe('Jo Outside')
  }, 60_000)

  test('is the last one where the link allows no more', async () => {
    const path = await madeLink({ most_orders: '1', label: 'Only one' })

    const first = await order(path)
    const second = await visitor().get(path)

    expect([first.status, second.status]).toEqual([303, 404])
    expect(await admin('order_links').where('label', 'Only one').first()).toMatchObject({ orders: 1 })
  })
})

describe('the decision', () => {
  const decided = async (decision: string, reason = '') => {
    await order(await madeLink())
    const placed = await newest()
    const page = `/orders/${placed.reference}`
    const answer = await send(owner, page, `${page}/approvals`, { decision, reason })
    const mail = await admin('mails').where({ order_id: placed.id, kind: 'link_order_decided' }).first()
    return { answer, mail, order: await admin('orders').where('id', placed.id).first() }
  }

  test('yes lets the order go on as usual, asks for proof of its domains and tells who asked', async () => {
    const { answer, mail, order: approved } = await decided('approve')

    expect(answer.status).toBe(303)
    expect(approved.fulfilment).toBe('registered')
    expect(mail).toMatchObject({ recipient: 'jo@agency.example' })
    expect(mail.subject).toContain('Approved')
    expect(await admin('domain_validations').where('order_id', approved.id)).toHaveLength(1)
    expect(await admin('documents').where('order_id', approved.id)).toHaveLength(1)
  })

  test('no ends it, and who asked reads why', async () => {
    const { mail, order: refused } = await decided('refuse', 'Pas pour nous.')

    expect(refused.fulfilment).toBe('refused')
    expect(mail.subject).toContain('Not approved')
    expect(mail.text_body).toContain('Pas pour nous.')
    expect(mail.text_body).not.toContain(`/orders/${refused.reference}`)
  })
})

describe('the list under pending approvals', () => {
  test('names product, label, maker and use of each link, and switches it off and on', async () => {
    const path = await madeLink({ label: 'To be listed', most_orders: '5' })
    await order(path)

    const $ = await open(owner, PENDING)
    const row = $('#order-links').parent().find('tr:contains("To be listed")')
    const action = String(row.find('button').attr('formaction'))
    const off = await send(owner, PENDING, action, { state: 'off' })
    const closed = await visitor().get(path)
    const on = await send(owner, PENDING, action, { state: 'on' })
    const opened = await visitor().get(path)

    for (const text of ['PositiveSSL', 'Margaux Lehoux', '1 sur 5', 'Ouvert']) expect(row.text()).toContain(text)
    expect([off.status, closed.status, on.status, opened.status]).toEqual([303, 404, 303, 200])
    expect(
      await admin('audit_log').whereIn('action', ['order_link.switched_off', 'order_link.switched_on']),
    ).toHaveLength(2)
  })

  test('stands in the menu of approvers without approval mode, and is closed to others', async () => {
    await allow('everybody')
    await admin('orders').where('fulfilment', 'pending_approval').update({ fulfilment: 'refused' })
    const $ = await open(owner, '/')
    const link = await admin('order_links').first()

    const asBuyer = await send(buyer, '/', `${PENDING}/links/${link.id}/state`, { state: 'off' })
    const ofAnother = await send(approver, '/', `${PENDING}/links/${link.id}/state`, { state: 'off' })

    expect($(`nav a[href="${PENDING}"]`).length).toBeGreaterThan(0)
    expect([asBuyer.status, ofAnother.status]).toEqual([403, 404])
  })

  test('an order says by which link it came', async () => {
    await order(await madeLink({ label: 'Agency Sud' }))
    const { reference } = await newest()

    const $ = await open(owner, `/orders/${reference}`)

    expect($('main').text()).toContain('Agency Sud')
    expect($('main').text()).toContain('Jo Outside (jo@agency.example)')
  })
})
