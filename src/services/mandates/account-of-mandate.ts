import { Refusal } from '#domain/shared/refusal.ts'
import type { OperatorScope } from '#platform/scope.ts'
import { findAccountOfMandateAcrossAccounts } from '#queries/mandates.ts'

/** Whose mandate this is. */
export async function accountOfMandate(operator: OperatorScope, mandateId: string) {
  const account = await findAccountOfMandateAcrossAccounts(operator, mandateId)
  if (!account) throw new Refusal('not_found', 'mandate_not_found')
  return account
}
