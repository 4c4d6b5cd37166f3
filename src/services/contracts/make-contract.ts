import type { Catalogue } from '#domain/catalogue/catalogue.ts'
import { contractFaults, type ContractFault, type NewContract } from '#domain/contracts/new-contract.ts'
import { dayOf } from '#domain/shared/time.ts'
import {
  inOperatorTransaction,
  withinAccount,
  type AccountTx,
  type OperatorScope,
  type OperatorTx,
} from '#platform/scope.ts'
import { recordStaffAct } from '#services/staff/acting-for.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { findContractById, insertContract, lockContracts } from '#stores/contract-store.ts'

export type MadeContract =
  { readonly made: true; readonly number: string } | { readonly made: false; readonly faults: readonly ContractFault[] }

/**
 * Makes a contract with an account, or says what is wrong with it. The form chooses its id, so that a form sent twice
 * makes one contract.
 */
export const makeContract =
  ({ catalogue }: { readonly catalogue: () => Catalogue }) =>
  (operator: OperatorScope, accountId: string, id: string, wish: NewContract): Promise<MadeContract> =>
    inOperatorTransaction(operator, async (optx) => {
      const tx = withinAccount(optx, accountId)
      const others = await lockContracts(tx)
      const known = await findContractById(tx, id)
      if (known) return { made: true, number: known.number }

      const sold = new Set(catalogue().products.map(({ code }) => code))
      const faults = contractFaults(wish, others, sold, dayOf(tx.now()))
      if (faults.length > 0) return { made: false, faults }
      return { made: true, number: await writeContract(tx, id, wish) }
    })

/** Writes a contract that nothing is wrong with, in both logs too; its number. */
export async function writeContract(tx: AccountTx & OperatorTx, id: string, wish: NewContract): Promise<string> {
  const number = await insertContract(tx, id, wish)
  const details = { from: wish.startsOn, to: wish.endsOn, products: wish.products.length, level: wish.priceLevel }
  await recordLog(tx, { action: 'contract.made', subject: number, details })
  await recordStaffAct(tx, 'contract.made', { subject: number, details })
  return number
}
