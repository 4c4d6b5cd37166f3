import { Refusal } from '#domain/shared/refusal.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { getAgreementVersion, listDecisions, listSupplierAgreements } from '#stores/agreement-store.ts'

/** Every supplier's agreement with the account's last word about it. */
export const readAgreements = (scope: AccountScope) => inTransaction(scope, listSupplierAgreements)

/** One version of a supplier's agreement with its text, and everything that the account has decided about it. */
export const readAgreement = (scope: AccountScope, supplier: string, version: number | null = null) =>
  inTransaction(scope, async (tx) => {
    const agreement = (await listSupplierAgreements(tx)).find((one) => one.supplier === supplier)
    if (!agreement) throw new Refusal('not_found', 'agreement_not_found')
    const shown = await getAgreementVersion(tx, supplier, version)
    return { agreement, shown, decisions: await listDecisions(tx, supplier) }
  })

export type AgreementFile = Awaited<ReturnType<typeof readAgreement>>
