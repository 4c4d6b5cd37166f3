import { hashToken } from '#platform/ids.ts'
import { inOperatorTransaction, withinAccount, type OperatorScope } from '#platform/scope.ts'
import { recordLog, recordStaffLog } from '#stores/audit-log-store.ts'
import { closeSession } from '#stores/session-store.ts'

/** Ends the session on the server: its cookie opens nothing any more, wherever it was copied to. */
export const signOut = (scope: OperatorScope, token: string): Promise<void> =>
  inOperatorTransaction(scope, async (tx) => {
    const owner = await closeSession(tx, hashToken(token))
    // Clicked twice, or it had ended by itself.
    if (!owner) return
    const { id, name, login } = owner
    const { address } = scope.actor
    const entry = { action: 'session.signed_out', subject: login } as const
    if (owner.kind === 'staff') {
      await recordStaffLog({ ...tx, actor: { kind: 'staff', id, name, role: owner.role, address } }, entry)
      return
    }
    const actor = { kind: 'user', id, name, rights: new Set<never>(), address } as const
    await recordLog({ ...withinAccount(tx, owner.accountId), actor }, entry)
  })
