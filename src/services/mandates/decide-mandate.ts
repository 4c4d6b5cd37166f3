import { moveMandate } from '#domain/mandates/mandate.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import type { RoleConnection } from '#platform/database.ts'
import { inOperatorTransaction, inTransaction, withinAccount, type OperatorScope } from '#platform/scope.ts'
import { findAccountOfMandateAcrossAccounts } from '#queries/mandates.ts'
import { actingFor } from '#services/staff/acting-for.ts'
import { recordLog, recordStaffLog } from '#stores/audit-log-store.ts'
import { getMandate, lockMandate, saveMandateDecision } from '#stores/mandate-store.ts'
import { aboutMandate, tellOfMandate, type TellOfMandateDeps } from './tell-of-mandate.ts'

/** What accounting has read on the paper that came back. */
export type MandateDecision =
  | { readonly act: 'accept'; /** Calendar day. */ readonly signedOn: string }
  | { readonly act: 'refuse'; readonly reason: string }

/** A mandate of whatever account, with whose it is. */
export const readMandateAcrossAccounts =
  ({ portal }: { readonly portal: RoleConnection }) =>
  async (operator: OperatorScope, id: string) => {
    const account = await accountOf(operator, id)
    const mandate = await inTransaction(actingFor(operator, { portal }, account.id), (tx) => getMandate(tx, id))
    return { account, mandate }
  }

/** Staff enter the signed mandate that came back, or say why it does not serve; the customer is told by mail. */
export const decideMandate =
  (deps: TellOfMandateDeps) =>
  async (operator: OperatorScope, id: string, decision: MandateDecision): Promise<void> => {
    const account = await accountOf(operator, id)
    await inOperatorTransaction(operator, async (optx) => {
      const tx = withinAccount(optx, account.id)
      const before = await lockMandate(tx, id)
      const state = moveMandate(before.state, decision.act)
      const signedOn = decision.act === 'accept' ? decision.signedOn : null
      const reason = decision.act === 'refuse' ? decision.reason : null
      await saveMandateDecision(tx, id, { state, signedOn, refusalReason: reason })
      const action = decision.act === 'accept' ? 'mandate.accepted' : 'mandate.refused'
      const entry = {
        action,
        subject: before.reference,
        details: { ...(signedOn && { signedOn }), ...(reason && { reason }) },
      } as const
      await recordLog(tx, entry)
      await recordStaffLog(optx, entry)
      const data = aboutMandate(before, deps.publicUrl)
      await tellOfMandate(
        tx,
        deps,
        before,
        reason === null ? { kind: 'mandate_accepted', data } : { kind: 'mandate_refused', data: { ...data, reason } },
      )
    })
  }

async function accountOf(operator: OperatorScope, mandateId: string) {
  const account = await findAccountOfMandateAcrossAccounts(operator, mandateId)
  if (!account) throw new Refusal('not_found', 'mandate_not_found')
  return account
}
