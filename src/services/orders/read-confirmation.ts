import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { approversOf } from './approvers.ts'
import { readOrder } from './read-order.ts'

/** An order that has just been placed, and who must approve it where it waits for that. */
export const readConfirmation = (scope: AccountScope, reference: string) =>
  inTransaction(scope, async (tx) => {
    const file = await readOrder(tx, reference)
    const approvers = file.order.fulfilment === 'pending_approval' ? await approversOf(tx) : []
    return { ...file, approvers }
  })
