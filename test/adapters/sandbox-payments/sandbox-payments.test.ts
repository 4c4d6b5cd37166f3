import { afterAll, describe, expect, it } from 'vitest'
import { createSandboxPayments } from '../../../src/adapters/sandbox-payments/sandbox-payments.ts'
import { HOUR, MINUTE } from '../../../src/domain/shared/time.ts'
import { openDatabase } from '../../../src/platform/database.ts'
import type { CheckoutRequest } from '../../../src/ports/payments.ts'
import { testDatabase } from '../../support/database.ts'
import { NEVER, webhook } from './webhook.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const SIGNING_KEY = Buffer.from('a key that both sides know')
const CARDS = {
  good: '4242 4242 4242 4242',
  challenged: '4000 0025 0000 3155',
  declined: '4000 0000 0000 0002',
}
const card = (number: string) => ({ number, expiry: '12/30', cvc: '123' })

const { url: databaseUrl } = await testDatabase()
const database = openDatabase(databaseUrl, { changes: 4, reads: 4 })
afterAll(() => database.close())
let orders = 0

const aRequest = (changes: Partial<CheckoutRequest> = {}): CheckoutRequest => {
  const reference = `CH-2026-${++orders}`
  return {
    idempotencyKey: `checkout-${reference}`,
    clientReference: reference,
    description: 'shop.example',
    amount: 11_880n,
    currency: 'EUR',
    language: 'fr',
    successUrl: 'https://portal.example/orders/1?paid',
    cancelUrl: 'https://portal.example/orders/1',
    expiresAt: new Date(NOW.getTime() + HOUR),
    ...changes,
  }
}

/** A sandbox whose clock the test turns. */
function sandbox(webhookUrl = 'http://127.0.0.1:1/') {
  let now = NOW
  const payments = createSandboxPayments({
    operator: database.operator.knex,
    signingKey: SIGNING_KEY,
    publicUrl: 'https://portal.example',
    webhookUrl,
    clock: () => now,
    timeoutMs: 500,
  })
  const pass = (ms: number) => (now = new Date(now.getTime() + ms))
  const opened = async () => (await payments.createCheckout(aRequest())).providerReference
  return { payments, pass, opened }
}

const rowOf = (id: string) => database.operator.knex('sandbox_checkouts').where({ id }).first()

describe('a checkout', () => {
  it('has a page of its own and keeps what was asked', async () => {
    const { payments } = sandbox()
    const request = aRequest()

    const { providerReference, url } = await payments.createCheckout(request)

    expect(providerReference).toMatch(/^cs_sandbox_[0-9a-f]{40}$/)
    expect(url).toBe(`https://portal.example/sandbox/checkouts/${providerReference}`)
    expect(await payments.checkout(providerReference)).toMatchObject({
      clientReference: request.clientReference,
      amount: 11_880n,
      currency: 'EUR',
      language: 'fr',
      state: 'open',
      cardLast4: null,
    })
  })

  it('is the same one for the same key, also when asked for at once', async () => {
    const { payments } = sandbox()
    const request = aRequest()

    const checkouts = await Promise.all(Array.from({ length: 10 }, () => payments.createCheckout(request)))

    expect(new Set(checkouts.map(({ providerReference }) => providerReference)).size).toBe(1)
  })

  it('is not given away for another amount under the same key', async () => {
    const { payments } = sandbox()
    const request = aRequest()
    await payments.createCheckout(request)

    await expect(payments.createCheckout({ ...request, amount: 1n })).rejects.toThrow('idempotency key')
  })

  it('that does not exist is not found', async () => {
    const { payments } = sandbox()

    await expect(payments.checkout('cs_sandbox_none')).rejects.toMatchObject({ code: 'page_not_found' })
    await expect(payments.pay('cs_sandbox_none', card(CARDS.good))).rejects.toMatchObject({ code: 'page_not_found' })
  })
})

describe('paying', () => {
  it('succeeds with a good card', async () => {
    const { payments, opened } = sandbox()
    const id = await opened()

    expect(await payments.pay(id, card(CARDS.good))).toEqual({ next: 'done' })
    expect(await payments.checkout(id)).toMatchObject({ state: 'paid', cardLast4: '4242', decidedAt: NOW })
  })

  it('is refused with a bad one, for good', async () => {
    const { payments, opened } = sandbox()
    const id = await opened()

    expect(await payments.pay(id, card(CARDS.declined))).toEqual({ next: 'refused' })
    expect(await payments.pay(id, card(CARDS.good))).toEqual({ next: 'refused' })
    expect(await payments.checkout(id)).toMatchObject({ refusalReason: 'card_declined', cardLast4: '0002' })
  })

  it('shows the form again, with what is wrong in it', async () => {
    const { payments, opened } = sandbox()
    const id = await opened()

    const page = await payments.pay(id, { ...card('4242 4242 4242 4241'), cvc: '' })

    expect(page).toEqual({ next: 'form', problems: ['number_invalid', 'cvc_invalid'] })
    expect(await payments.checkout(id)).toMatchObject({ state: 'open', cardLast4: null })
  })

  it.each([
    [true, 'done', 'paid'],
    [false, 'refused', 'refused'],
  ] as const)('waits for the holder where the bank asks: confirmed %s', async (confirmed, next, state) => {
    const { payments, opened } = sandbox()
    const id = await opened()

    expect(await payments.pay(id, card(CARDS.challenged))).toEqual({ next: 'challenge' })
    expect(await payments.pendingEvents()).not.toContain(id)
    expect(await payments.answerChallenge(id, confirmed)).toEqual({ next })
    expect(await payments.checkout(id)).toMatchObject({ state, cardLast4: '3155' })
  })

  it('cannot skip the holder’s answer, nor have it changed', async () => {
    const { payments, opened } = sandbox()
    const [fresh, challenged] = [await opened(), await opened()]
    await payments.pay(challenged, card(CARDS.challenged))

    expect(await payments.answerChallenge(fresh, true)).toEqual({ next: 'form', problems: [] })
    expect(await payments.pay(challenged, card(CARDS.good))).toEqual({ next: 'challenge' })
    await payments.answerChallenge(challenged, false)
    expect(await payments.answerChallenge(challenged, true)).toEqual({ next: 'refused' })
  })

  it('is decided once, whatever arrives at the same time', async () => {
    const { payments, opened } = sandbox()
    const id = await opened()
    const cards = [CARDS.good, CARDS.declined, CARDS.good, CARDS.challenged, CARDS.declined]

    const pages = await Promise.all(cards.map((number) => payments.pay(id, card(number))))

    expect(new Set(pages.map(({ next }) => next)).size).toBe(1)
  })

  it('is too late once the page has ended', async () => {
    const { payments, pass, opened } = sandbox()
    const [fresh, challenged] = [await opened(), await opened()]
    await payments.pay(challenged, card(CARDS.challenged))
    pass(HOUR)

    expect(await payments.pay(fresh, card(CARDS.good))).toEqual({ next: 'expired' })
    expect(await payments.answerChallenge(challenged, true)).toEqual({ next: 'expired' })
  })

  it('is too late once the portal has closed the page, and what was paid before stays paid', async () => {
    const { payments, opened } = sandbox()
    const [fresh, challenged, paid] = [await opened(), await opened(), await opened()]
    await payments.pay(challenged, card(CARDS.challenged))
    await payments.pay(paid, card(CARDS.good))

    for (const id of [fresh, challenged, paid, paid]) await payments.expireCheckout(id)

    expect(await payments.pay(fresh, card(CARDS.good))).toEqual({ next: 'expired' })
    expect(await payments.answerChallenge(challenged, true)).toEqual({ next: 'expired' })
    expect(await payments.checkout(paid)).toMatchObject({ state: 'paid' })
  })

  it('stores no card number and no code', async () => {
    const { payments, opened } = sandbox()
    const ids = await Promise.all([opened(), opened(), opened()])
    const numbers = Object.values(CARDS)

    await Promise.all(ids.map((id, index) => payments.pay(id, { ...card(numbers[index] ?? ''), cvc: '8642' })))

    const stored = JSON.stringify(await Promise.all(ids.map(rowOf)))
    expect(stored).toContain('3155')
    for (const number of numbers) expect(stored).not.toContain(number.replaceAll(' ', '').slice(0, 12))
    expect(stored).not.toContain('8642')
  })
})

describe('an event', () => {
  it('tells of a payment, signed, and is read back as it was meant', async () => {
    const { url, deliveries } = await webhook()
    const { payments, opened } = sandbox(url)
    const id = await opened()
    await payments.pay(id, card(CARDS.good))

    expect(await payments.deliverEvent(id)).toBe(true)

    const [delivery] = deliveries
    const event = payments.readEvent(delivery?.body ?? Buffer.alloc(0), delivery?.signature, NOW)
    const { clientReference } = await payments.checkout(id)
    expect(event).toEqual({
      eventId: id.replace('cs_', 'evt_'),
      kind: 'paid',
      providerReference: id,
      clientReference,
      amount: 11_880n,
      currency: 'EUR',
    })
  })

  it('waits until it was taken, then is not sent again', async () => {
    const { url, deliveries } = await webhook()
    const { payments, opened } = sandbox(url)
    const id = await opened()
    await payments.pay(id, card(CARDS.declined))

    expect(await payments.pendingEvents()).toContain(id)
    await payments.deliverEvent(id)
    expect(await payments.pendingEvents()).not.toContain(id)
    expect(await payments.deliverEvent(id)).toBe(true)
    expect(deliveries).toHaveLength(1)
  })

  it('is repeated until a 2xx with the same id and a signature of that moment', async () => {
    const { url, deliveries } = await webhook([500, 302, NEVER, 404])
    const { payments, pass, opened } = sandbox(url)
    const id = await opened()
    await payments.pay(id, card(CARDS.good))

    const taken: boolean[] = []
    for (let round = 0; round < 5; round++) {
      taken.push(await payments.deliverEvent(id))
      pass(10 * MINUTE)
    }

    expect(taken).toEqual([false, false, false, false, true])
    const moments = deliveries.map((_, round) => new Date(NOW.getTime() + round * 10 * MINUTE))
    const ids = deliveries.map(
      ({ body, signature }, round) => payments.readEvent(body, signature, moments[round]!)?.eventId,
    )
    expect(new Set(ids)).toEqual(new Set([id.replace('cs_', 'evt_')]))
    expect(new Set(deliveries.map(({ signature }) => signature)).size).toBe(5)
  })

  it('is kept while nobody listens', async () => {
    const { payments, opened } = sandbox('http://127.0.0.1:1/')
    const id = await opened()
    await payments.pay(id, card(CARDS.good))

    expect(await payments.deliverEvent(id)).toBe(false)
    expect(await payments.pendingEvents()).toContain(id)
  })

  it('tells of a page that nobody used', async () => {
    const { url, deliveries } = await webhook()
    const { payments, pass, opened } = sandbox(url)
    const id = await opened()
    const later = pass(HOUR)

    await payments.expireStale()
    await payments.deliverEvent(id)

    const [delivery] = deliveries
    expect(payments.readEvent(delivery?.body ?? Buffer.alloc(0), delivery?.signature, later)).toMatchObject({
      kind: 'expired',
      providerReference: id,
    })
  })

  it('does not exist before the payment is decided', async () => {
    const { url, deliveries } = await webhook()
    const { payments, opened } = sandbox(url)
    const id = await opened()

    expect(await payments.deliverEvent(id)).toBe(false)
    expect(deliveries).toEqual([])
  })
})
