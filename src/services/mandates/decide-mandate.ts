import { moveMandate } from '#domain/mandates/mandate.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import type { RoleConnection } from '#platform/database.ts'
import { inOperatorTransaction, inTransaction, withinAccount, type OperatorScope } from '#platform/scope.ts'
import { actingFor } from '#services/staff/acting-for.ts'
import { recordLog, recordStaffLog } from '#stores/audit-log-store.ts'
import { findSignedCopy } from '#stores/mandate-copy-store.ts'
import { getMandate, lockMandate, saveMandateDecision } from '#stores/mandate-store.ts'
import { accountOfMandate } from './account-of-mandate.ts'
import { aboutMandate, tellOfMandate, type TellOfMandateDeps } from './tell-of-mandate.ts'

/** What accounting has read on the paper that came back. */
export type MandateDecision = {
  /** Digest of the copy that was looked at; empty where there was none. */
  readonly copy: string
} & (
  | {
      readonly act: 'accept'
      /** Calendar day. */
      readonly signedOn: string
    }
  | { readonly act: 'refuse'; readonly reason: string }
)

/** A mandate of whatever account, with whose it is. */
export const readMandateAcrossAccounts =
  ({ portal }: { readonly portal: RoleConnection }) =>
  async (operator: OperatorScope, id: string) => {
    const account = await accountOfMandate(operator, id)
    return inTransaction(actingFor(operator, { portal }, account.id), async (tx) => ({
      account,
      mandate: await getMandate(tx, id),
      copy: await findSignedCopy(tx, id),
    }))
  }

/** Staff enter the signed mandate that came back, or say why it does not serve; the customer is told by mail. */
export const decideMandate =
  (deps: TellOfMandateDeps) =>
  async (operator: OperatorScope, id: string, decision: MandateDecision): Promise<void> => {
    const account = await accountOfMandate(operator, id)
    await inOperatorTransaction(operator, async (optx) => {
      const tx = withinAccount(optx, account.id)
      const before = await lockMandate(tx, id)
      const state = moveMandate(before.state, decision.act)
      const copy = (await findSignedCopy(tx, id))?.sha256 ?? ''
      if (decision.copy !== copy) throw new Refusal('conflict', 'mandate_copy_moved')
      const signedOn = decision.act === 'accept' ? decision.signedOn : null
      const reason = decision.act === 'refuse' ? decision.reason : null
      await saveMandateDecision(tx, id, { state, signedOn, refusalReason: reason })
      const action = decision.act === 'accept' ? 'mandate.accepted' : 'mandate.refused'
      const entry = {
        action,
        subject: before.reference,
        details: { ...(signedOn && { signedOn }), ...(reason && { reason }), ...(copy && { copy }) },
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
