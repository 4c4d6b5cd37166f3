import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { anOrder } from '../../support/builders.ts'
import { open, send } from '../../support/portal.ts'
import { openHarbour } from './harbour.ts'

const { signIn, story, scopeOf, orders, buyer, harbour, fileOf } = await openHarbour()

describe('cancelling', () => {
  test('asks for a reason and then takes the order back', async () => {
    const reference = await harbour.order(anOrder())
    const [page, action] = [`/orders/${reference}/cancellations/new`, `/orders/${reference}/cancellations`]

    const silent = await send(buyer, page, action, { reason: '  ' })
    const answer = await send(buyer, page, action, { reason: 'Ordered twice' })

    expect(silent.status).toBe(422)
    expect(load(silent.text)('.field-error')).toHaveLength(1)
    expect([answer.status, answer.headers['location']]).toEqual([303, `/orders/${reference}`])
    expect((await fileOf(reference)).order).toMatchObject({
      fulfilment: 'cancelled',
      cancellationReason: 'Ordered twice',
    })
    expect((await buyer.get(page)).status).toBe(409)
  })
})

describe('approving', () => {
  const ask = () =>
    story('montclair.buyer').order(anOrder({ product: 'certigna-ssl', means: 'monthly', purchaseOrder: 'BC-1' }))
  const montclair = scopeOf('montclair.super')
  const stateOf = async (reference: string) => (await orders.read(montclair, reference)).order.fulfilment

  test('lets the order go on at the price that was seen', async () => {
    const reference = await ask()
    const approver = await signIn('montclair.approver')
    const list = '/orders/pending-approvals'

    const $ = await open(approver, list)
    const other = await send(approver, list, `/orders/${reference}/approvals?price=1`, { decision: 'approve' })
    const unseen = await stateOf(reference)
    const answer = await send(approver, list, `/orders/${reference}/approvals`, { decision: 'approve' })

    expect($(`button[formaction^="/orders/${reference}/approvals?price="]`)).toHaveLength(1)
    expect([other.status, unseen, answer.status]).toEqual([303, 'pending_approval', 303])
    expect(await stateOf(reference)).not.toBe('pending_approval')
  })

  test('refuses with a reason, and only with one', async () => {
    const reference = await ask()
    const approver = await signIn('montclair.approver')
    const [page, action] = [`/orders/${reference}?refuse=yes`, `/orders/${reference}/approvals`]

    const silent = await send(approver, page, action, { decision: 'refuse', reason: ' ' })
    const waiting = await stateOf(reference)
    await send(approver, page, action, { decision: 'refuse', reason: 'Not in the budget' })

    expect([silent.status, waiting]).toEqual([422, 'pending_approval'])
    expect(await stateOf(reference)).toBe('refused')
  })

  test('is not for whoever only orders', async () => {
    const reference = await ask()
    const agent = await signIn('montclair.buyer')

    const answer = await send(agent, `/orders/${reference}`, `/orders/${reference}/approvals`, { decision: 'approve' })

    expect(answer.status).toBe(403)
    expect(await stateOf(reference)).toBe('pending_approval')
  })
})
