import { randomUUID } from 'node:crypto'
import { load } from 'cheerio'
import { afterEach, describe, expect, test } from 'vitest'
import { anOrder, HOLDER } from '../../support/builders.ts'
import { makeCsr } from '../../support/csrs.ts'
import { send, startPortal } from '../../support/portal.ts'
import { byLinks } from './by-link.ts'

// The mailbox of the demo shows mails whole, as their receivers read them.
const portal = await startPortal({}, { demo: true })
const { admin, signIn, scopeOf } = portal
const { services } = portal.portal
const PENDING = '/orders/pending-approvals'
const owner = await signIn('harbour.super')
const { visitor, allow, madeLink, order, newest } = byLinks(portal, owner)
const ordersThrough = () => admin('link_orders').select('order_id')
const mailsOf = (orderId: string) => admin('mails').where('order_id', orderId).orderBy('id')

afterEach(async () => {
  await admin('rate_limits').delete()
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
    await portal.story('harbour.super').order(anOrder())
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
