import type { Catalogue } from '#domain/catalogue/catalogue.ts'
import { contractFaults, type ContractFault, type NewContract } from '#domain/contracts/new-contract.ts'
import { dayOf } from '#domain/shared/time.ts'
import type { RoleConnection } from '#platform/database.ts'
import { inOperatorTransaction, type OperatorScope } from '#platform/scope.ts'
import { inAccount } from '#services/staff/acting-for.ts'
import { recordLog, recordStaffLog } from '#stores/audit-log-store.ts'
import { findContractById, insertContract, lockContracts } from '#stores/contract-store.ts'

export type MadeContract =
  { readonly made: true; readonly number: string } | { readonly made: false; readonly faults: readonly ContractFault[] }

/**
 * Makes a contract with an account, or says what is wrong with it. The form chooses its id, so that a form sent twice
 * makes one contract.
 */
export const makeContract =
  ({ catalogue, portal }: { readonly catalogue: () => Catalogue; readonly portal: RoleConnection }) =>
  (operator: OperatorScope, accountId: string, id: string, wish: NewContract): Promise<MadeContract> =>
    inOperatorTransaction(operator, async (optx) => {
      const tx = inAccount(optx, portal, accountId)
      const others = await lockContracts(tx)
      const known = await findContractById(tx, id)
      if (known) return { made: true, number: known.number }

      const sold = new Set(catalogue().products.map(({ code }) => code))
      const faults = contractFaults(wish, others, sold, dayOf(tx.now()))
      if (faults.length > 0) return { made: false, faults }
      const number = await insertContract(tx, id, wish)
      const details = { from: wish.startsOn, to: wish.endsOn, products: wish.products.length, level: wish.priceLevel }
      await recordLog(tx, { action: 'contract.made', subject: number, details })
      await recordStaffLog(optx, { action: 'contract.made', subject: number, details })
      return { made: true, number }
    })
