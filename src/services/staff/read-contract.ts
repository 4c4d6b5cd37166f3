import { Refusal } from '#domain/shared/refusal.ts'
import { dayOf } from '#domain/shared/time.ts'
import type { RoleConnection } from '#platform/database.ts'
import { inTransaction, type OperatorScope } from '#platform/scope.ts'
import { findContractAccountAcrossAccounts } from '#queries/contracts-overview.ts'
import { progressOf } from '#services/contracts/read-contracts.ts'
import { getContract } from '#stores/contract-store.ts'
import { actingFor } from './acting-for.ts'

/** A contract of whatever account, with whose it is and how far its objective is reached. */
export const readContractAcrossAccounts =
  ({ portal }: { readonly portal: RoleConnection }) =>
  async (operator: OperatorScope, number: string) => {
    const account = await findContractAccountAcrossAccounts(operator, number)
    if (!account) throw new Refusal('not_found', 'contract_not_found')
    const scope = actingFor(operator, { portal }, account.id)
    const contract = await inTransaction(scope, (tx) => getContract(tx, number))
    const today = dayOf(operator.now())
    return { account, contract, progress: await progressOf(scope, contract, today), today }
  }

export type StaffContract = Awaited<ReturnType<ReturnType<typeof readContractAcrossAccounts>>>
