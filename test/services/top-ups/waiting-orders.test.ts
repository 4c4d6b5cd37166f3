import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { verifyInvariants } from '#queries/invariants.ts'
import { anOrder } from '../../support/builders.ts'
import { startPortal } from '../../support/portal.ts'
import { BASE, tokenTopUps } from '../../support/token-top-ups.ts'

const testPortal = await startPortal()
const { portal, admin, database, story, work } = testPortal
const { orders, topUps } = portal.services
const { scope, request, held, transfer } = tokenTopUps(testPortal, 'fjord.super')
const fjord = story('fjord.super')
const settlementOf = async (reference: string) => (await orders.read(scope, reference)).order.settlement

/** Places orders one after another, whether there are tokens for them or not. */
async function ordersByTokens(count: number): Promise<string[]> {
  const references: string[] = []
  for (let index = 0; index < count; index += 1) {
    references.push(await fjord.order(anOrder({ means: 'tokens', daysAgo: (count - index) / 1000 })))
  }
  return references
}

describe('orders that lack tokens', () => {
  test('wait, the top-up brings just what they lack, and they go on', async () => {
    await ordersByTokens(await held())
    const waiting = await ordersByTokens(2)
    const before = await topUps.assess(scope, { lacking: 'all' })
    const ofOne = await topUps.assess(scope, { lacking: { reference: waiting[1] ?? '' } })

    const wanted = before.lines.map(({ unit, typed }) => ({ unit, quantity: typed }))
    const number = await topUps.request(scope, {
      nonce: randomUUID(),
      typed: { lines: wanted, amount: '' },
      means: 'transfer',
    })
    await transfer(number)
    await work()

    expect(wanted).toEqual([{ unit: BASE, quantity: '2' }])
    expect(ofOne.lines.map(({ quantity }) => quantity)).toEqual([1])
    expect(await Promise.all(waiting.map(settlementOf))).toEqual(['prepaid', 'prepaid'])
    expect(await held()).toBe(0)
    const { events, order } = await orders.read(scope, waiting[0] ?? '')
    expect(order.fulfilment).not.toBe('registered')
    expect(events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['tokens_awaited', 'tokens_taken']))
  })

  test('take them the oldest first', async () => {
    const [older = '', younger = ''] = await ordersByTokens(2)

    await transfer(await request(1))
    await work()

    expect([await settlementOf(older), await settlementOf(younger)]).toEqual(['prepaid', 'awaiting_payment'])
    await orders.cancel(scope, younger, 'Not needed')
  })

  test('get those that a cancelled order gives back', async () => {
    await transfer(await request(1))
    await work()
    const ready = await fjord.order(anOrder({ means: 'tokens', product: 'positivessl', names: ['given-back.example'] }))
    const [waiting = ''] = await ordersByTokens(1)
    await admin('orders').where('reference', ready).update({ fulfilment: 'registered' })

    await orders.cancel(scope, ready, 'Ordered twice')
    await work()

    expect(await settlementOf(waiting)).toBe('prepaid')
  })

  test('miss nothing when one is placed while a top-up is paid', async () => {
    const number = await request(1)

    const [[placed = '']] = await Promise.all([ordersByTokens(1), transfer(number)])
    await work()

    expect(await settlementOf(placed)).toBe('prepaid')
    expect(await held()).toBe(0)
  })

  test('served twice at the same moment take once', async () => {
    const [waiting = ''] = await ordersByTokens(1)
    await transfer(await request(2))

    await Promise.all([1, 2].map(() => orders.serveWaiting(scope)))

    expect(await settlementOf(waiting)).toBe('prepaid')
    expect(await held()).toBe(1)
  })
})

test('after all of it every invariant holds', async () => {
  const broken = (await verifyInvariants(database.operator)).filter(({ violations }) => violations > 0)

  expect(broken).toEqual([])
})
