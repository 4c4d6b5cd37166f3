import { randomUUID } from 'node:crypto'
import { load } from 'cheerio'
import { afterEach, describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#domain/shared/time.ts'
import { acceptAgreements } from '../../../seeds/agreements.ts'
import { CONTACT, HOLDER } from '../../support/builders.ts'
import { linkOrderFields } from '../../support/order-links.ts'
import { open, send, startPortal } from '../../support/portal.ts'
import { byLinks, NEW_LINK } from './by-link.ts'

// The mailbox of the demo shows mails whole, as their receivers read them.
const portal = await startPortal({}, { demo: true })
const { admin, clock, signIn, scopeOf } = portal
const { services } = portal.portal
const START = clock.now()
const PREFERENCES = '/administration/preferences'
const PENDING = '/orders/pending-approvals'
const owner = await signIn('harbour.super')
const buyer = await signIn('montclair.buyer')
const approver = await signIn('montclair.approver')
const montclairSuper = await signIn('montclair.super')
const { visitor, allow, madeLink, order, newest } = byLinks(portal, owner)

afterEach(async () => {
  clock.set(START)
  await admin('accounts').update({ suspended_at: null })
  await admin('rate_limits').delete()
})

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
