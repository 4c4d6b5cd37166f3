import { Refusal } from '#domain/shared/refusal.ts'
import { inOperatorTransaction, inTransaction, withinAccount } from '#platform/scope.ts'
import type { AccountScope, AccountTx, OperatorScope, OperatorTx } from '#platform/scope.ts'
import { findOutsideOrderAcrossAccounts } from '#queries/outside-orders.ts'
import { recordStaffAct } from '#services/staff/acting-for.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import {
  attachOutsideOrders,
  checkAttachedOrder,
  getAttachedOrder,
  insertOutsideOrder,
  isOutsideOrderKnown,
  type NewOutsideOrder,
} from '#stores/outside-store.ts'

/** Enters an order into the register; `known` where its reference or certificate is there. A form sent twice enters one. */
export const enterOutsideOrder = (operator: OperatorScope, order: NewOutsideOrder): Promise<'entered' | 'known'> =>
  inOperatorTransaction(operator, async (tx) => {
    if (await isOutsideOrderKnown(tx, order.id)) return 'entered'
    if (!(await insertOutsideOrder(tx, order))) return 'known'
    const details = { name: order.commonName, organization: order.organizationName }
    await recordStaffAct(tx, 'outside_order.entered', { subject: order.reference, details })
    return 'entered'
  })

export async function readOutsideOrder(operator: OperatorScope, id: string) {
  const found = await findOutsideOrderAcrossAccounts(operator, id)
  if (!found) throw new Refusal('not_found', 'outside_order_not_found')
  return found
}

/** Attaches orders within a transaction, with both logs: what an accepted registration does, and staff by hand. */
export async function attachToAccount(
  tx: AccountTx & OperatorTx,
  outsideIds: readonly string[],
): Promise<readonly string[]> {
  const references = await attachOutsideOrders(tx, outsideIds)
  for (const subject of references) {
    await recordLog(tx, { action: 'outside_order.attached', subject })
    await recordStaffAct(tx, 'outside_order.attached', { subject })
  }
  return references
}

/** Staff attach an order to an account; `taken` where another one has it. */
export const attachOutsideOrder = (
  operator: OperatorScope,
  id: string,
  accountId: string,
): Promise<'attached' | 'taken'> =>
  inOperatorTransaction(operator, async (tx) => {
    const references = await attachToAccount(withinAccount(tx, accountId), [id])
    return references.length === 1 ? 'attached' : 'taken'
  })

/** An order that the account has; what it has not does not exist. */
export const openAttachedOrder = (scope: AccountScope, id: string) =>
  inTransaction(scope, (tx) => getAttachedOrder(tx, id))

/** The account says that an order is its own. Said twice it is said once. */
export const confirmAttachedOrder = (scope: AccountScope, id: string): Promise<void> =>
  verdict(scope, id, { state: 'confirmed', reason: null })

/** The account says that it is not: it goes back to the register, with the reason. */
export const rejectAttachedOrder = (scope: AccountScope, id: string, reason: string): Promise<void> =>
  verdict(scope, id, { state: 'rejected', reason })

const verdict = (scope: AccountScope, id: string, said: Parameters<typeof checkAttachedOrder>[2]): Promise<void> =>
  inTransaction(scope, async (tx) => {
    const order = await getAttachedOrder(tx, id)
    if (order.state === said.state) return
    if (!(await checkAttachedOrder(tx, id, said))) throw new Refusal('conflict', 'outside_order_checked')
    const action = said.state === 'confirmed' ? 'outside_order.confirmed' : 'outside_order.rejected'
    const details = said.reason === null ? {} : { reason: said.reason }
    await recordLog(tx, { action, subject: order.reference, details })
  })
