import { isEndingDay, mayEnd, type Ending } from '#domain/contracts/ending.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { dayOf } from '#domain/shared/time.ts'
import type { RoleConnection } from '#platform/database.ts'
import { inOperatorTransaction, type OperatorScope } from '#platform/scope.ts'
import { inAccount } from '#services/staff/acting-for.ts'
import { findContractAccountAcrossAccounts } from '#queries/contracts-overview.ts'
import { recordLog, recordStaffLog } from '#stores/audit-log-store.ts'
import { getContract, lockContracts, saveEnding } from '#stores/contract-store.ts'

/** Ends a contract before its day, or takes it back as if it had never been. Whoever looked at an older version is told. */
export const endContract =
  ({ portal }: { readonly portal: RoleConnection }) =>
  async (operator: OperatorScope, number: string, version: number, ending: Ending): Promise<void> => {
    const account = await findContractAccountAcrossAccounts(operator, number)
    if (!account) throw new Refusal('not_found', 'contract_not_found')
    await inOperatorTransaction(operator, async (optx) => {
      const tx = inAccount(optx, portal, account.id)
      await lockContracts(tx)
      const contract = await getContract(tx, number)
      const today = dayOf(tx.now())
      const allowed = ending.kind === 'early' ? isEndingDay(contract, ending.on, today) : mayEnd(contract, today)
      const endsOn = ending.kind === 'early' ? ending.on : contract.endsOn
      const withdrawn = ending.kind === 'withdrawn'
      const { reason } = ending
      if (!allowed || !(await saveEnding(tx, { id: contract.id, version }, { endsOn, withdrawn, reason }))) {
        throw new Refusal('conflict', 'contract_changed')
      }
      const action = withdrawn ? 'contract.withdrawn' : 'contract.ended'
      const details = { endsOn, reason }
      await recordLog(tx, { action, subject: number, details })
      await recordStaffLog(optx, { action, subject: number, details })
    })
  }
