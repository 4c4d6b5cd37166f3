import { randomUUID } from 'node:crypto'
import { anOrder } from './builders.ts'
import type { Example } from './examples.ts'
import type { TestPortal } from './portal.ts'

/** Tokens that are paid, to be paid and called off, and an order of another account that waits for some. */
export async function plantTopUps(portal: TestPortal, owner: string): Promise<readonly Example[]> {
  const { topUps, payments } = portal.portal.services
  const scope = portal.scopeOf(owner)
  const lines = [{ unit: 'positivessl:base', quantity: '5' }]
  const request = (means: 'card' | 'transfer') =>
    topUps.request(scope, { nonce: randomUUID(), typed: { lines, amount: '' }, means })
  const [waiting, paid, calledOff] = [await request('card'), await request('transfer'), await request('card')]
  await topUps.cancel(scope, calledOff)
  const { content } = (await topUps.read(scope, paid)).invoice
  await payments.enter(scope, paid, {
    means: 'transfer',
    amount: content.gross,
    currency: content.currency,
    receivedOn: content.issuedOn,
    bankReference: 'VIR',
    idempotencyKey: 'example:top-up',
  })
  const lacking = await portal.story('fjord.super').order(anOrder({ means: 'tokens', names: ['www.lacking.example'] }))
  return [
    { name: 'tokens to be paid', owner, values: { number: waiting }, under: '/account/top-ups' },
    { name: 'tokens that are paid', owner, values: { number: paid }, under: '/account/top-ups' },
    { name: 'tokens that were called off', owner, values: { number: calledOff }, under: '/account/top-ups' },
    { name: 'lacking tokens', owner: 'fjord.super', values: { reference: lacking } },
  ]
}
