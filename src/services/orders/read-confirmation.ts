import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { approversOf } from './approvers.ts'
import { readOrder } from './read-order.ts'

/** An order that has just been placed, and who must approve it where it waits for that. */
export async function readConfirmation(scope: AccountScope, reference: string) {
  const file = await readOrder(scope, reference)
  const approvers = file.order.fulfilment === 'pending_approval' ? await inTransaction(scope, approversOf) : []
  return { approvers, ...file }
}
