import { isLastApprover, ruleOf, type ApprovalRule, type ApproverCandidate } from '#domain/accounts/approval-rule.ts'
import { readApprovalMode } from '#stores/account-preferences-store.ts'
import { listUsers, type UserTx } from '#stores/user-store.ts'

/** The rule with everybody who could approve besides the super user. */
export interface ApprovalSheet {
  readonly rule: ApprovalRule
  readonly candidates: readonly ApproverCandidate[]
}

/** More users than any account has. */
const MOST = 10_000

export async function approvalSheet(tx: UserTx): Promise<ApprovalSheet> {
  const users = await listUsers(tx, '', MOST)
  const candidates = users
    .filter(({ isSuperUser: approvesAnyway, suspendedAt }) => !approvesAnyway && suspendedAt === null)
    .map(({ id, name, login, rights }) => ({ id, name, login, isApprover: rights.includes('approval') }))
  return { rule: ruleOf(await readApprovalMode(tx), candidates), candidates }
}

/** Whether orders would wait for the super user alone without this one; stays true only under `lockPreferences`. */
export async function neededForApproval(tx: UserTx, userId: string): Promise<boolean> {
  return isLastApprover((await approvalSheet(tx)).rule, userId)
}
