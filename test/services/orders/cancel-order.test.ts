import { describe, expect, test } from 'vitest'
import { verifyInvariants } from '#queries/invariants.ts'
import { anOrder } from '../../support/builders.ts'
import { startPortal } from '../../support/portal.ts'

const { portal, admin, database, story, scopeOf, work } = await startPortal()
const { orders } = portal.services
const scope = scopeOf('harbour.super')
const harbour = story('harbour.super')

const fileOf = (reference: string) => orders.read(scope, reference)
const coupons = async () => -BigInt((await admin('ledger_balances').where({ code: 'coupon' }).first())?.amount ?? 0)

async function paidAndUnproved() {
  const reference = await harbour.order(anOrder())
  await harbour.pay(reference, 0)
  await work()
  return reference
}

describe('a paid order whose domain can’t be proved', () => {
  test('is cancelled by its customer, who gets the money back', async () => {
    const reference = await paidAndUnproved()
    const [before, state] = [await coupons(), (await fileOf(reference)).order.fulfilment]

    await orders.cancel(scope, reference, 'The domain is sold')
    await work()

    const { order, documents } = await fileOf(reference)
    expect(state).toBe('awaiting_dcv')
    expect(order).toMatchObject({ fulfilment: 'cancelled', settlement: 'refunded' })
    expect(documents.map(({ kind }) => kind)).toEqual(['invoice', 'credit_note'])
    expect((await coupons()) - before).toBe(documents[0]?.content.gross)
  })

  test('is not cancelled any more once it is at a CA', async () => {
    const reference = await paidAndUnproved()
    const { order } = await fileOf(reference)
    await admin('certificates').where('order_id', order.id).update({ state: 'submitted' })

    await expect(orders.cancel(scope, reference, 'Too late')).rejects.toMatchObject({ code: 'illegal_transition' })
    await admin('certificates').where('order_id', order.id).update({ state: 'waiting' })
  })

  test('is either cancelled or submitted when both are asked for at once', async () => {
    const reference = await paidAndUnproved()
    const { order } = await fileOf(reference)
    const { id } = await admin('certificates').where('order_id', order.id).first('id')
    for (const one of (await fileOf(reference)).validations)
      await admin('domain_validations').where('id', one.id).update({ state: 'valid', validated_at: new Date() })

    await Promise.allSettled([
      orders.cancel(scope, reference, 'At once'),
      portal.services.certificates.submit(scope, id),
    ])

    const after = await fileOf(reference)
    const isSubmitted = after.certificates[0]?.state !== 'waiting'
    expect(after.order.fulfilment === 'cancelled').toBe(!isSubmitted)
  })
})

test('after all of it every invariant holds', async () => {
  const broken = (await verifyInvariants(database.operator)).filter(({ violations }) => violations > 0)

  expect(broken).toEqual([])
})
