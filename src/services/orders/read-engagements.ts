import type { Engagements } from '#domain/orders/closed-reason.ts'
import type { AccountTx } from '#platform/scope.ts'
import { listSupplierAgreements } from '#stores/agreement-store.ts'
import { listContracts } from '#stores/contract-store.ts'

/** What the account has agreed to, which opens and closes order forms. */
export async function readEngagements(tx: AccountTx): Promise<Engagements> {
  return { contracts: await listContracts(tx), agreements: await listSupplierAgreements(tx) }
}
