import type { StaffLogAction } from '#domain/logs/staff-log-actions.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import type { RoleConnection } from '#platform/database.ts'
import type { AccountScope, AccountTx, OperatorScope, OperatorTx } from '#platform/scope.ts'
import { findAccountOfOrderAcrossAccounts } from '#queries/staff-case.ts'
import { recordStaffLog, type LogEntry } from '#stores/audit-log-store.ts'

interface Deps {
  readonly portal: RoleConnection
}

/** The rows of one account for somebody of the staff: what is done through it carries their name. */
export function actingFor({ actor, now }: OperatorScope, { portal }: Deps, accountId: string): AccountScope {
  return { accountId, actor, portal, now }
}

/** The same within an open transaction of the operator's: its role sees all accounts, the rows that are reached are this one's. */
export function inAccount({ actor, now, trx }: OperatorTx, portal: RoleConnection, accountId: string): AccountTx {
  return { accountId, actor, portal, now, trx }
}

/** Finds whose order this is: staff come with a reference alone. */
export async function openOrderToStaff(operator: OperatorScope, deps: Deps, reference: string): Promise<AccountScope> {
  const accountId = await findAccountOfOrderAcrossAccounts(operator, reference)
  if (accountId === null) throw new Refusal('not_found', 'order_not_found')
  return actingFor(operator, deps, accountId)
}

/**
 * Lets staff act on an order of whatever account. The staff log is written first, so that no act can be missing in it;
 * whether the act then went through is in the account's own log.
 */
export const actOnOrder =
  (deps: Deps) =>
  async <Result>(
    operator: OperatorScope,
    act: StaffLogAction,
    reference: string,
    work: (scope: AccountScope) => Promise<Result>,
  ): Promise<Result> => {
    const scope = await openOrderToStaff(operator, deps, reference)
    await recordStaffAct(operator, act, { subject: reference })
    return work(scope)
  }

export function recordStaffAct(
  operator: OperatorScope | OperatorTx,
  act: StaffLogAction,
  { subject, details = {} }: Omit<LogEntry, 'action'>,
): Promise<void> {
  return recordStaffLog(operator, { action: act, subject, details })
}
