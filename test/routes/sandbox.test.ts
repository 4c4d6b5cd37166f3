import { load } from 'cheerio'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { anOrder } from '../support/builders.ts'
import { startLivePortal } from '../support/live-portal.ts'
import { open, send } from '../support/portal.ts'

// The provider tells the portal over the network, as a real one does.
const { app, baseUrl, portal, admin, story, scopeOf } = await startLivePortal()

const OWNER = 'harbour.super'
const GOOD = { number: '4242 4242 4242 4242', expiry: '12/30', cvc: '123' }

const checkout = async () => {
  const reference = await story(OWNER).order(anOrder({ means: 'card' }))
  const url = new URL(await portal.services.payments.startCheckout(scopeOf(OWNER), reference))
  return { reference, page: url.pathname }
}
const orderOf = async (reference: string) => (await portal.services.orders.read(scopeOf(OWNER), reference)).order

describe('the hosted payment page', () => {
  test('is in the payer’s language, whatever the browser speaks', async () => {
    const { page } = await checkout()

    const answer = await request(app).get(page).set('Accept-Language', 'en')

    const $ = load(answer.text)
    expect($('html').attr('lang')).toBe('fr')
    expect($('h1').text()).toMatch(/^Payer/)
    expect($('.provider-notice').text()).toContain('aucun argent réel')
  })

  test('takes a card, and the order is paid before the payer is back', async () => {
    const { page, reference } = await checkout()

    const answer = await send(request.agent(app), page, `${page}/card`, GOOD)

    expect(answer.status).toBe(303)
    expect(answer.headers['location']).toBe(`${baseUrl}/orders/${reference}?payment=done`)
    expect((await orderOf(reference)).settlement).toBe('paid')
  })

  test('charges once, however often its form is sent', async () => {
    const { page, reference } = await checkout()
    const agent = request.agent(app)
    const $ = await open(agent, page)
    const form = { ...GOOD, _csrf: String($('input[name=_csrf]').first().val()) }

    const answers = [1, 2].map(() => agent.post(`${page}/card`).type('form').send(form))

    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([303, 303])
    const order = await orderOf(reference)
    expect(await admin('payments').where({ order_id: order.id })).toHaveLength(1)
  })

  test('points at what is wrong with a card and keeps nothing of its code', async () => {
    const { page, reference } = await checkout()

    const answer = await send(request.agent(app), page, `${page}/card`, { number: '1234', expiry: '13/30', cvc: '987' })

    const $ = load(answer.text)
    expect(answer.status).toBe(422)
    expect($('.field-error')).toHaveLength(2)
    expect($('input[name=cvc]').first().attr('value')).toBe('')
    expect((await orderOf(reference)).settlement).toBe('awaiting_payment')
  })

  test('says why a card was refused, also when it is loaded again', async () => {
    const { page, reference } = await checkout()
    const agent = request.agent(app)

    const answer = await send(agent, page, `${page}/card`, { ...GOOD, number: '4000000000009995' })
    const $ = await open(agent, String(answer.headers['location']))

    expect(answer.headers['location']).toBe(page)
    expect($('.alert').text()).toContain('pas assez approvisionné')
    expect($('a.btn').attr('href')).toBe(`${baseUrl}/orders/${reference}?payment=left`)
    expect((await orderOf(reference)).settlement).toBe('awaiting_payment')
  })

  test.each([
    ['confirm', 'paid'],
    ['decline', 'awaiting_payment'],
  ])('asks the card’s holder, who may %s', async (answer, settlement) => {
    const { page, reference } = await checkout()
    const agent = request.agent(app)

    const asked = await send(agent, page, `${page}/card`, { ...GOOD, number: '4000002500003155' })
    const $ = await open(agent, String(asked.headers['location']))
    await send(agent, page, `${page}/challenge`, { answer })

    expect($('h1').text()).toBe('Confirmez le paiement')
    expect((await orderOf(reference)).settlement).toBe(settlement)
  })

  test('is missing where there is no payment', async () => {
    expect((await request(app).get('/sandbox/checkouts/cs_sandbox_none')).status).toBe(404)
  })
})
