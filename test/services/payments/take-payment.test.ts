import { describe, expect, test } from 'vitest'
import { verifyInvariants } from '#queries/invariants.ts'
import { anOrder } from '../../support/builders.ts'
import { startPortal } from '../../support/portal.ts'

const { portal, admin, database, story, scopeOf } = await startPortal()
const { orders, payments, staff } = portal.services
const scope = scopeOf('harbour.super')
const harbour = story('harbour.super')

const fileOf = (reference: string) => orders.read(scope, reference)
const settlementOf = async (reference: string) => (await fileOf(reference)).order.settlement

async function invoiced() {
  const reference = await harbour.order(anOrder())
  const { documents, order } = await fileOf(reference)
  const [invoice] = documents
  if (!invoice) throw new Error('nothing is invoiced')
  return { reference, orderId: order.id, number: invoice.number, gross: invoice.content.gross }
}

let transfers = 0

/** Money as it stands on the bank statement; each transfer is another one. */
function transfer(amount: bigint, idempotencyKey = `statement:${(transfers += 1)}`) {
  const receivedOn = scope.now().toISOString().slice(0, 10)
  const money = {
    means: 'transfer',
    amount,
    currency: 'EUR',
    receivedOn,
    bankReference: 'VIR',
    idempotencyKey,
  } as const
  return money
}

/** What the books say of an order: debits less credits, in cents. */
async function booked(orderId: string): Promise<Record<string, number>> {
  const rows = await admin('ledger_postings as p')
    .join('ledger_transactions as t', 't.id', 'p.transaction_id')
    .where('t.order_id', orderId)
    .groupBy('p.code')
    .select('p.code', admin.raw('sum(p.amount)::int as amount'))
  return Object.fromEntries(rows.map(({ code, amount }) => [code, amount]))
}

const paymentsOf = async (orderId: string) => admin('payments').where('order_id', orderId).pluck('amount')

describe('a payment', () => {
  test('entered twice under one key counts once, at the same moment too', async () => {
    const { reference, orderId, number, gross } = await invoiced()
    const money = transfer(gross)

    await Promise.all([1, 2].map(() => payments.enter(scope, number, money)))
    await payments.enter(scope, number, money)

    const { events } = await fileOf(reference)
    expect(await paymentsOf(orderId)).toEqual([String(gross)])
    expect(await booked(orderId)).toMatchObject({ bank: Number(gross), receivable: 0 })
    expect(events.filter(({ kind }) => kind === 'paid')).toHaveLength(1)
    expect(await admin('mails').where({ order_id: orderId, kind: 'payment_received' })).toHaveLength(1)
  })

  test('of a part leaves the order waiting, and the rest settles it', async () => {
    const { reference, orderId, number, gross } = await invoiced()

    await payments.enter(scope, number, transfer(gross - 1n))
    const afterPart = [await settlementOf(reference), (await booked(orderId))['receivable']]
    await payments.enter(scope, number, transfer(1n))

    expect(afterPart).toEqual(['awaiting_payment', 1])
    expect(await settlementOf(reference)).toBe('paid')
    expect(await booked(orderId)).toMatchObject({ bank: Number(gross), receivable: 0 })
  })

  test('of too much settles the order, and the rest is a coupon', async () => {
    const { reference, orderId, number, gross } = await invoiced()

    await payments.enter(scope, number, transfer(gross + 500n))

    expect(await settlementOf(reference)).toBe('paid')
    expect(await booked(orderId)).toMatchObject({ bank: Number(gross) + 500, receivable: 0, coupon: -500 })
  })

  test('in two halves that come at the same moment settles once', async () => {
    const { reference, orderId, number, gross } = await invoiced()
    const half = gross / 2n

    await Promise.all([half, gross - half].map((amount) => payments.enter(scope, number, transfer(amount))))

    const { events, order } = await fileOf(reference)
    expect(order.settlement).toBe('paid')
    expect(events.filter(({ kind }) => kind === 'paid')).toHaveLength(1)
    expect(await booked(orderId)).toMatchObject({ receivable: 0 })
  })

  test('in another currency is refused, and nothing is booked', async () => {
    const { reference, orderId, number, gross } = await invoiced()

    const entered = payments.enter(scope, number, { ...transfer(gross), currency: 'GBP' })

    await expect(entered).rejects.toMatchObject({ code: 'amount_mismatch' })
    expect([await settlementOf(reference), await paymentsOf(orderId)]).toEqual(['awaiting_payment', []])
  })

  test('for another account’s invoice is refused', async () => {
    const { number, gross } = await invoiced()

    await expect(payments.enter(scopeOf('fjord.super'), number, transfer(gross))).rejects.toMatchObject({
      code: 'document_not_found',
    })
  })
})

describe('a cancellation', () => {
  test('takes the invoice back by a credit note; nothing is owed any more', async () => {
    const { reference, orderId, number, gross } = await invoiced()

    await orders.cancel(scope, reference, 'Ordered twice')

    const { order, documents } = await fileOf(reference)
    const [invoice, credit] = documents
    expect(order).toMatchObject({ fulfilment: 'cancelled', cancellationReason: 'Ordered twice' })
    expect([invoice?.number, credit?.kind, credit?.content.gross]).toEqual([number, 'credit_note', -gross])
    expect(credit?.content.corrects).toMatchObject({ number, reason: 'Ordered twice' })
    expect(await booked(orderId)).toEqual({ receivable: 0, revenue: 0, vat: 0 })
  })

  test('gives back as a coupon the part that was paid', async () => {
    const { reference, orderId, number } = await invoiced()
    await payments.enter(scope, number, transfer(1_000n))

    await orders.cancel(scope, reference, 'Ordered twice')

    expect(await booked(orderId)).toEqual({ receivable: 0, revenue: 0, vat: 0, bank: 1_000, coupon: -1_000 })
  })

  test('said twice at the same moment is done once', async () => {
    const { reference } = await invoiced()

    const answers = await Promise.allSettled([1, 2].map(() => orders.cancel(scope, reference, 'Ordered twice')))

    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await fileOf(reference)).documents.map(({ kind }) => kind)).toEqual(['invoice', 'credit_note'])
  })

  test('makes of money that comes afterwards a coupon, and of the order no paid one', async () => {
    const { reference, orderId, number, gross } = await invoiced()
    await orders.cancel(scope, reference, 'Ordered twice')

    await payments.enter(scope, number, transfer(gross))

    const { order, events } = await fileOf(reference)
    expect([order.fulfilment, order.settlement]).toEqual(['cancelled', 'awaiting_payment'])
    expect(events.map(({ kind }) => kind)).not.toContain('paid')
    expect(await booked(orderId)).toMatchObject({ receivable: 0, bank: Number(gross), coupon: -Number(gross) })
  })

  test('keeps accounting from entering money for its invoice', async () => {
    const { reference, orderId, number, gross } = await invoiced()
    await orders.cancel(scope, reference, 'Ordered twice')

    await expect(staff.enterPayment(portal.system, number, transfer(gross))).rejects.toMatchObject({
      code: 'already_paid',
    })
    expect(await paymentsOf(orderId)).toEqual([])
  })
})

test('after all of it every invariant holds', async () => {
  const broken = (await verifyInvariants(database.operator)).filter(({ violations }) => violations > 0)

  expect(broken).toEqual([])
})
