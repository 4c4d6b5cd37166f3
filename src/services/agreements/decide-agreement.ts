import { agreementState, type DpaDecision, type SupplierAgreement } from '#domain/agreements/agreement.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { inTransaction, type AccountScope, type AccountTx } from '#platform/scope.ts'
import { insertDecision, listSupplierAgreements, lockDecisions } from '#stores/agreement-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'

/** `outdated`: the version that was read is not the current one any more, and nothing was accepted. */
export type Accepted = 'accepted' | 'outdated'

/** Accepts the current version of a supplier's agreement for the account. What stands already is not accepted again. */
export const acceptAgreement = (scope: AccountScope, supplier: string, version: number): Promise<Accepted> =>
  inTransaction(scope, async (tx) => {
    const agreement = await lockAgreement(tx, supplier)
    if (agreement.current.version !== version) return 'outdated'
    if (agreementState(agreement) !== 'accepted') await decide(tx, supplier, version, 'accepted')
    return 'accepted'
  })

/** Takes back what the account has accepted of a supplier's agreement; where nothing is, nothing happens. */
export const withdrawAgreement = (scope: AccountScope, supplier: string): Promise<void> =>
  inTransaction(scope, async (tx) => {
    const { last } = await lockAgreement(tx, supplier)
    if (last?.decision === 'accepted') await decide(tx, supplier, last.version, 'withdrawn')
  })

async function lockAgreement(tx: AccountTx, supplier: string): Promise<SupplierAgreement> {
  await lockDecisions(tx, supplier)
  const agreement = (await listSupplierAgreements(tx)).find((one) => one.supplier === supplier)
  if (!agreement) throw new Refusal('not_found', 'agreement_not_found')
  return agreement
}

async function decide(tx: AccountTx, supplier: string, version: number, decision: DpaDecision): Promise<void> {
  await insertDecision(tx, supplier, version, decision)
  await recordLog(tx, { action: `agreement.${decision}`, subject: supplier, details: { version } })
}
