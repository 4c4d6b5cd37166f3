import { describe, expect, test } from 'vitest'
import { anOrderInput, keptDraft } from '../../support/drafts.ts'
import { startPortal } from '../../support/portal.ts'

const { portal, admin, scopeOf } = await startPortal()
const { orders } = portal.services
const buyer = scopeOf('montclair.buyer')
const approver = scopeOf('montclair.super')

/** An order of somebody whose orders are approved, as they wished it to be proved. */
async function asked(name: string, method: string): Promise<string> {
  const input = anOrderInput([`www.${name}`], {
    productCode: 'certigna-ssl',
    paymentMeans: 'monthly',
    purchaseOrder: 'BC-1',
  })
  const draftId = await keptDraft(portal.services, buyer, input)
  return orders.place(buyer, draftId, [{ domain: name, method, addresses: [`hostmaster@${name}`] }])
}
const challenges = (orderId: string) => admin('mails').where({ order_id: orderId, kind: 'dcv_challenge' })
const fileOf = (reference: string) => orders.read(buyer, reference)

describe('in approval mode', () => {
  test('nobody outside is written to before the approval, and then as it was wished', async () => {
    const reference = await asked('mailed.example', 'email')
    const before = await fileOf(reference)

    await orders.decideApproval(approver, reference, { approved: true, reason: '' })

    const { order, validations, challengeMails } = await fileOf(reference)
    expect(before.validations).toEqual([])
    expect(validations.map(({ method, domain }) => [method, domain])).toEqual([['email', 'mailed.example']])
    expect(challengeMails.map(({ address }) => address)).toEqual(['hostmaster@mailed.example'])
    expect(await challenges(order.id)).toHaveLength(1)
  })

  test('a refused order asks nobody for anything', async () => {
    const reference = await asked('refused.example', 'email')

    await orders.decideApproval(approver, reference, { approved: false, reason: 'Not needed' })

    const { order, validations } = await fileOf(reference)
    expect(validations).toEqual([])
    expect(await challenges(order.id)).toEqual([])
  })
})
