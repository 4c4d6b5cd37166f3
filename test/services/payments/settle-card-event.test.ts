import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { HOUR, MINUTE } from '#domain/shared/time.ts'
import type { PaymentEvent } from '#ports/payments.ts'
import { verifyInvariants } from '#queries/invariants.ts'
import { anOrder } from '../../support/builders.ts'
import { startPortal } from '../../support/portal.ts'

const { portal, admin, database, clock, story, scopeOf, work } = await startPortal()
const { orders, payments } = portal.services
const scope = scopeOf('harbour.super')
const harbour = story('harbour.super')
let events = 0

const fileOf = (reference: string) => orders.read(scope, reference)
const settle = (event: PaymentEvent) => payments.settleCardEvent({ ...portal.system, now: clock.now }, event)
const checkoutState = async ({ providerReference }: PaymentEvent) =>
  (await admin('checkouts').where('provider_reference', providerReference).first('state'))?.state
const cardEntries = (reference: string) =>
  admin('ledger_transactions as t')
    .join('orders as o', 'o.id', 't.order_id')
    .where({ 'o.reference': reference, 't.kind': 'payment_received' })

/** What the provider says once the card of an order's newest page is charged. */
async function charged(reference: string): Promise<PaymentEvent> {
  events += 1
  const url = await payments.startCheckout(scope, reference)
  const { documents } = await fileOf(reference)
  const { gross = 0n, currency = 'EUR' } = documents[0]?.content ?? {}
  const providerReference = url.split('/').at(-1) ?? ''
  return {
    eventId: `evt_${events}`,
    kind: 'paid',
    providerReference,
    clientReference: reference,
    amount: gross,
    currency,
  }
}

describe('the provider’s word that a card is charged', () => {
  test('told twice at the same moment pays once', async () => {
    const reference = await harbour.order(anOrder())
    const event = await charged(reference)

    await Promise.all([settle(event), settle(event)])

    const { order, events: recorded } = await fileOf(reference)
    expect(order.settlement).toBe('paid')
    expect(recorded.filter(({ kind }) => kind === 'paid')).toHaveLength(1)
    expect(await cardEntries(reference)).toHaveLength(1)
  })

  test('told under two names at the same moment pays once', async () => {
    const reference = await harbour.order(anOrder())
    const event = await charged(reference)

    await Promise.all([settle(event), settle({ ...event, eventId: `${event.eventId}_again` })])

    expect(await cardEntries(reference)).toHaveLength(1)
    expect((await fileOf(reference)).order.settlement).toBe('paid')
  })

  test('on two pages of one order pays it once, and the second charge is a coupon', async () => {
    const reference = await harbour.order(anOrder())
    const first = await charged(reference)
    clock.set(new Date(clock.now().getTime() + 2 * HOUR))
    const second = await charged(reference)

    await Promise.all([settle(first), settle(second)])

    const { order, events: recorded } = await fileOf(reference)
    const coupon = await admin('payments').where('order_id', order.id).sum('amount as sum').first()
    expect(first.providerReference).not.toBe(second.providerReference)
    expect(recorded.filter(({ kind }) => kind === 'paid')).toHaveLength(1)
    expect(BigInt(coupon?.['sum'])).toBe(2n * first.amount)
    expect(await granted(order.id)).toBe(-first.amount)
  })

  test('stays when a page that nobody closed ends later', async () => {
    const reference = await harbour.order(anOrder())
    const event = await charged(reference)

    await settle(event)
    await settle({ ...event, eventId: `${event.eventId}_end`, kind: 'expired' })

    expect(await checkoutState(event)).toBe('paid')
    expect((await fileOf(reference)).order.settlement).toBe('paid')
  })

  test('after the order was cancelled gives the money back as a coupon', async () => {
    const reference = await harbour.order(anOrder())
    const event = await charged(reference)
    await orders.cancel(scope, reference, 'Ordered twice')

    await settle(event)

    const { order, events: recorded } = await fileOf(reference)
    expect([order.fulfilment, order.settlement]).toEqual(['cancelled', 'awaiting_payment'])
    expect(recorded.map(({ kind }) => kind)).not.toContain('paid')
    expect(await granted(order.id)).toBe(-event.amount)
  })

  test('about a page that is not ours changes nothing', async () => {
    const reference = await harbour.order(anOrder())
    const event = await charged(reference)

    await settle({ ...event, providerReference: 'cs_of_somebody_else' })

    expect((await fileOf(reference)).order.settlement).toBe('awaiting_payment')
  })

  async function granted(orderId: string): Promise<bigint> {
    const { rows } = await admin.raw(
      `select coalesce(sum(p.amount), 0) as sum from ledger_postings p
       join ledger_transactions t on t.account_id = p.account_id and t.id = p.transaction_id
       where t.order_id = ? and p.code = 'coupon'`,
      [orderId],
    )
    return BigInt(rows[0].sum)
  }
})

describe('a refused card', () => {
  test('leaves the order open and tells the technical contact once', async () => {
    const reference = await harbour.order(anOrder())
    const event = { ...(await charged(reference)), kind: 'refused' } as const

    await Promise.all([settle(event), settle(event)])

    const { order } = await fileOf(reference)
    expect(order.settlement).toBe('awaiting_payment')
    expect(await admin('mails').where({ order_id: order.id, kind: 'payment_refused' })).toHaveLength(1)
  })
})

describe('a page to pay on', () => {
  const GOOD = { number: '4242424242424242', expiry: '12/30', cvc: '123' }
  const operator = { ...portal.system, now: clock.now }
  const { sandbox } = portal.services
  const pageOf = async (reference: string) => (await payments.startCheckout(scope, reference)).split('/').at(-1) ?? ''
  const transfer = async (reference: string, amount: bigint) => {
    const { number = '' } = (await fileOf(reference)).documents[0] ?? {}
    const receivedOn = clock.now().toISOString().slice(0, 10)
    const money = { means: 'transfer', amount, currency: 'EUR', receivedOn, bankReference: 'VIR' } as const
    await payments.enter(scope, number, { ...money, idempotencyKey: `${number}:${amount}` })
  }
  const grossOf = async (reference: string) => (await fileOf(reference)).documents[0]?.content.gross ?? 0n

  test('is closed when a later one is opened, before anybody is charged twice', async () => {
    const reference = await harbour.order(anOrder())
    const first = await pageOf(reference)
    clock.set(new Date(clock.now().getTime() + 50 * MINUTE))
    const second = await pageOf(reference)

    expect(await sandbox.pay(operator, first, GOOD)).toEqual({ next: 'expired' })
    expect(await sandbox.pay(operator, second, GOOD)).toEqual({ next: 'done' })
  })

  test('asks for what is due after a part was paid, and the one of before takes nothing', async () => {
    const reference = await harbour.order(anOrder())
    const first = await pageOf(reference)
    const gross = await grossOf(reference)
    await transfer(reference, 1_000n)

    const second = await pageOf(reference)

    expect((await sandbox.checkout(second)).amount).toBe(gross - 1_000n)
    expect(await sandbox.pay(operator, first, GOOD)).toEqual({ next: 'expired' })
  })

  test.each([
    ['the order was cancelled', (reference: string) => orders.cancel(scope, reference, 'Ordered twice')],
    ['the order was paid', async (reference: string) => transfer(reference, await grossOf(reference))],
  ])('takes nothing after %s, and the provider closes it', async (_, happens) => {
    const reference = await harbour.order(anOrder())
    const page = await pageOf(reference)
    await happens(reference)

    await work()

    expect((await sandbox.checkout(page)).state).toBe('expired')
    expect(await sandbox.pay(operator, page, GOOD)).toEqual({ next: 'expired' })
  })

  test('takes nothing where the bank was asked before the order was cancelled', async () => {
    const reference = await harbour.order(anOrder())
    const page = await pageOf(reference)
    await sandbox.pay(operator, page, { ...GOOD, number: '4000002500003155' })
    await orders.cancel(scope, reference, 'Ordered twice')

    expect(await sandbox.answerChallenge(operator, page, true)).toEqual({ next: 'expired' })
  })

  test('that the provider could not make is asked for again, with the amount of then', async () => {
    const reference = await harbour.order(anOrder())
    const gross = await grossOf(reference)
    const { order } = await fileOf(reference)
    await admin('checkouts').insert({
      account_id: scope.accountId,
      id: randomUUID(),
      order_id: order.id,
      provider: 'sandbox',
      state: 'created',
      amount: gross.toString(),
      currency: 'EUR',
      created_at: clock.now(),
    })
    await transfer(reference, 1_000n)

    expect((await sandbox.checkout(await pageOf(reference))).amount).toBe(gross - 1_000n)
  })

  test('is not opened for an order that was cancelled', async () => {
    const reference = await harbour.order(anOrder())
    await orders.cancel(scope, reference, 'Ordered twice')

    await expect(payments.startCheckout(scope, reference)).rejects.toMatchObject({ kind: 'conflict' })
  })

  test('is the same one for two clicks at the same moment', async () => {
    const reference = await harbour.order(anOrder())

    const urls = await Promise.all([1, 2].map(() => payments.startCheckout(scope, reference)))

    expect(urls[0]).toBe(urls[1])
    expect(await admin('checkouts').where('order_id', (await fileOf(reference)).order.id)).toHaveLength(1)
  })
})

test('after all of it every invariant holds', async () => {
  const broken = (await verifyInvariants(database.operator)).filter(({ violations }) => violations > 0)

  expect(broken).toEqual([])
})
