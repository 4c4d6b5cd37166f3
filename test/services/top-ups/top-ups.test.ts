import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { DAY } from '#domain/shared/time.ts'
import type { PaymentEvent } from '#ports/payments.ts'
import { verifyInvariants } from '#queries/invariants.ts'
import { startPortal } from '../../support/portal.ts'
import { BASE, tokenTopUps } from '../../support/token-top-ups.ts'

const testPortal = await startPortal()
const { portal, admin, database, clock, scopeOf } = testPortal
const { payments, topUps } = portal.services
const { scope, request, grossOf, held, transfer } = tokenTopUps(testPortal, 'fjord.super')

/** What the provider says once the card is charged on the page of a top-up. */
async function charged(number: string): Promise<PaymentEvent> {
  const url = await payments.startTopUpCheckout(scope, number)
  const providerReference = url.split('/').at(-1) ?? ''
  const amount = await grossOf(number)
  return { eventId: `evt_${number}`, kind: 'paid', providerReference, clientReference: number, amount, currency: 'GBP' }
}
const settle = (event: PaymentEvent) => payments.settleCardEvent({ ...portal.system, now: clock.now }, event)

describe('a request', () => {
  test('is one invoice, owed at once and mailed, and credits nothing before it is paid', async () => {
    const number = await request(3)

    const { topUp, invoice, received } = await topUps.read(scope, number)
    expect(topUp).toMatchObject({ tokens: [{ unit: BASE, quantity: 3 }], paidAt: null, means: 'transfer' })
    expect([invoice.content.lines.length, invoice.content.amountDue, received]).toEqual([1, invoice.content.gross, 0n])
    expect(await held()).toBe(0)
    const mails = await admin('mails').where({ account_id: scope.accountId, kind: 'invoice_issued' })
    expect(mails.map(({ text_body: text }) => String(text).includes(`/account/top-ups/${number}`))).toEqual([true])
  })

  test('sent twice is one, one after the other and at the same moment', async () => {
    const nonce = randomUUID()

    const first = await request(1, nonce)
    const again = await request(5, nonce)
    const other = randomUUID()
    const together = await Promise.all([1, 2, 3].map(() => request(2, other)))

    expect(again).toBe(first)
    expect(new Set(together).size).toBe(1)
    expect(await admin('top_ups').whereIn('nonce', [nonce, other])).toHaveLength(2)
  })

  test('is priced at the tier that its number reaches', async () => {
    const [few, many] = [await request(1), await request(100)]

    const priceOf = async (number: string) => (await topUps.read(scope, number)).invoice.content.lines[0]?.unitNet ?? 0n
    expect(await priceOf(many)).toBeLessThan(await priceOf(few))
  })

  test.each([
    ['of nothing', []],
    ['of something that is not on sale', [{ unit: 'no-such:base', quantity: '1' }]],
    ['of no number', [{ unit: BASE, quantity: '-1' }]],
    ['of more than anybody can want', [{ unit: BASE, quantity: '10001' }]],
  ])('%s is refused', async (_, typed) => {
    const asked = topUps.request(scope, { nonce: randomUUID(), typed: { lines: typed, amount: '' }, means: 'card' })

    await expect(asked).rejects.toMatchObject({ kind: 'conflict', code: 'nothing_to_credit' })
  })

  test('is nobody else’s to see or to pay', async () => {
    const number = await request(1)
    const harbour = scopeOf('harbour.super')

    await expect(topUps.read(harbour, number)).rejects.toMatchObject({ kind: 'not_found' })
    await expect(payments.startTopUpCheckout(harbour, number)).rejects.toMatchObject({ kind: 'not_found' })
  })
})

describe('the payment of a request', () => {
  test('in two halves at the same moment credits once', async () => {
    const number = await request(2)
    const [before, gross] = [await held(), await grossOf(number)]
    const half = gross / 2n

    await Promise.all([half, gross - half].map((amount) => transfer(number, amount)))

    expect(await held()).toBe(before + 2)
    expect((await topUps.read(scope, number)).topUp.paidAt).not.toBeNull()
  })

  test('twice in full at the same moment credits once, and the second is a coupon', async () => {
    const number = await request(2)
    const [before, gross] = [await held(), await grossOf(number)]

    await Promise.all([transfer(number), transfer(number)])

    expect(await held()).toBe(before + 2)
    const [coupon] = await admin('ledger_balances').where({ account_id: scope.accountId, code: 'coupon' })
    expect(-BigInt(coupon?.['amount'] as string)).toBe(gross)
  })

  test('entered twice under one key counts once', async () => {
    const number = await request(1)
    const before = await held()

    await Promise.all([1, 2].map(() => transfer(number, undefined, 'statement:same')))

    expect(await held()).toBe(before + 1)
    expect((await topUps.read(scope, number)).received).toBe(await grossOf(number))
  })

  test('by card, told twice at the same moment, credits once', async () => {
    const number = await request(4, randomUUID(), 'card')
    const before = await held()
    const event = await charged(number)

    await Promise.all([settle(event), settle(event), settle({ ...event, eventId: `${event.eventId}_again` })])

    expect(await held()).toBe(before + 4)
    expect((await topUps.read(scope, number)).received).toBe(event.amount)
  })

  test('is not asked for by card again once it is there', async () => {
    const number = await request(1)
    await transfer(number)

    await expect(payments.startTopUpCheckout(scope, number)).rejects.toMatchObject({ code: 'already_paid' })
  })

  test('leads two clicks at the same moment to one page', async () => {
    const number = await request(1)

    const urls = await Promise.all([1, 2].map(() => payments.startTopUpCheckout(scope, number)))

    expect(urls[0]).toBe(urls[1])
  })
})

describe('a request that is called off', () => {
  const couponBalance = async () =>
    0n -
    BigInt(
      (await admin('ledger_balances').where({ account_id: scope.accountId, code: 'coupon' }).first('amount'))?.amount ??
        0,
    )

  test('is taken back by one credit note, however often it is said', async () => {
    const number = await request(2)

    await Promise.all([1, 2].map(() => topUps.cancel(scope, number)))

    const { topUp, creditNote, invoice } = await topUps.read(scope, number)
    expect([topUp.paidAt, topUp.cancelledAt !== null]).toEqual([null, true])
    expect(creditNote?.content).toMatchObject({ corrects: { number }, gross: -invoice.content.gross })
    expect((await topUps.read(scope, creditNote?.number ?? '')).invoice.number).toBe(number)
    await expect(payments.startTopUpCheckout(scope, number)).rejects.toMatchObject({ kind: 'conflict' })
  })

  test('closes the page on which it could have been paid', async () => {
    const number = await request(2, randomUUID(), 'card')
    const page = (await payments.startTopUpCheckout(scope, number)).split('/').at(-1) ?? ''
    await topUps.cancel(scope, number)

    const answer = await portal.services.sandbox.pay({ ...portal.system, now: clock.now }, page, {
      number: '4242424242424242',
      expiry: '12/39',
      cvc: '123',
    })

    expect(answer).toEqual({ next: 'expired' })
  })

  test('credits nothing for money that comes all the same: it is a coupon', async () => {
    const number = await request(2, randomUUID(), 'card')
    const event = await charged(number)
    const [tokens, coupons] = [await held(), await couponBalance()]

    await Promise.all([topUps.cancel(scope, number), settle(event)].map((act) => act.catch(() => null)))

    const { topUp } = await topUps.read(scope, number)
    if (topUp.paidAt === null) {
      expect([await held(), await couponBalance()]).toEqual([tokens, coupons + event.amount])
    } else {
      expect([await held(), await couponBalance()]).toEqual([tokens + 2, coupons])
    }
  })

  test('gives back as a coupon the part that was paid', async () => {
    const number = await request(2)
    const before = await couponBalance()
    await transfer(number, 100n)

    await topUps.cancel(scope, number)

    expect(await couponBalance()).toBe(before + 100n)
  })

  test('is not one that is paid, nor somebody else’s', async () => {
    const number = await request(1)
    await expect(topUps.cancel(scopeOf('harbour.super'), number)).rejects.toMatchObject({ kind: 'not_found' })
    await transfer(number)

    await expect(topUps.cancel(scope, number)).rejects.toMatchObject({ code: 'already_paid' })
  })
})

test('the history names every request, and those that wait alone when asked', async () => {
  clock.set(new Date(clock.now().getTime() + DAY))
  const number = await request(1)

  const [all, waiting] = [await topUps.list(scope, false, 100), await topUps.list(scope, true, 100)]

  expect(all[0]).toMatchObject({ number, paid_at: null })
  expect(waiting.every((one) => one.paid_at === null && one.cancelled_at === null)).toBe(true)
  expect(all.length).toBeGreaterThan(waiting.length)
})

test('after all of it every invariant holds', async () => {
  const broken = (await verifyInvariants(database.operator)).filter(({ violations }) => violations > 0)

  expect(broken).toEqual([])
})
