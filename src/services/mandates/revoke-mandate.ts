import { moveMandate } from '#domain/mandates/mandate.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { lockMandate, saveMandateRevocation } from '#stores/mandate-store.ts'

/** Takes a mandate back, signed or not: nothing may be debited by it from now on. */
export const revokeMandate = (scope: AccountScope, id: string): Promise<void> =>
  inTransaction(scope, async (tx) => {
    const { state, reference } = await lockMandate(tx, id)
    if (state === 'revoked') return
    await saveMandateRevocation(tx, id, moveMandate(state, 'revoke'))
    await recordLog(tx, { action: 'mandate.revoked', subject: reference })
  })
