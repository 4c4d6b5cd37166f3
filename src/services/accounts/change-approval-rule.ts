import { approvalFault, approvalVersion, changedApprovers, type ApprovalRule } from '#domain/accounts/approval-rule.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import type { AccountScope } from '#platform/scope.ts'
import type { AmongUsers } from '#services/users/account-users.ts'
import { lockPreferences, saveApprovalMode } from '#stores/account-preferences-store.ts'
import { findAccountName } from '#stores/account-store.ts'
import { isSuperUser } from '#stores/account-security-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { saveApprovalRight, type UserTx } from '#stores/user-store.ts'
import { approvalSheet, type ApprovalSheet } from './approval-sheet.ts'

export type ApprovalOutcome =
  | { readonly outcome: 'saved' }
  | { readonly outcome: 'no_approver' }
  | { readonly outcome: 'changed_meanwhile'; readonly now: ApprovalSheet }

interface Deps {
  readonly among: AmongUsers
}

export const readApprovalRule =
  ({ among }: Deps) =>
  (scope: AccountScope): Promise<ApprovalSheet> =>
    among(scope, approvalSheet)

/**
 * The super user switches approval mode and names who approves besides. Switched off, the orders that wait go on
 * waiting for their decision, and those who may approve still see them: nobody has said yes to them yet.
 */
export const changeApprovalRule =
  ({ among }: Deps) =>
  (scope: AccountScope, version: string, wanted: ApprovalRule): Promise<ApprovalOutcome> =>
    among(scope, async (tx) => {
      await lockPreferences(tx)
      if (tx.actor.id === null || !(await isSuperUser(tx, tx.actor.id)))
        throw new Refusal('forbidden', 'super_user_only')
      const now = await approvalSheet(tx)
      const before = approvalVersion(now.rule)
      if (approvalVersion(wanted) === before) return { outcome: 'saved' }
      if (before !== version) return { outcome: 'changed_meanwhile', now }
      const fault = approvalFault(wanted, now.candidates)
      if (fault === 'no_approver') return { outcome: fault }
      if (fault) throw new Refusal('not_found', 'user_not_found')
      await write(tx, now, wanted)
      return { outcome: 'saved' }
    })

async function write(tx: UserTx, { rule, candidates }: ApprovalSheet, wanted: ApprovalRule): Promise<void> {
  for (const { id, may } of changedApprovers(rule, wanted)) {
    await saveApprovalRight(tx, id, may)
    const login = candidates.find((candidate) => candidate.id === id)?.login ?? ''
    await recordLog(tx, { action: 'user.changed', subject: login, details: { userId: id, approval: may } })
  }
  if (rule.isOn === wanted.isOn) return
  await saveApprovalMode(tx, wanted.isOn)
  const action = wanted.isOn ? 'account.approval_mode_on' : 'account.approval_mode_off'
  await recordLog(tx, { action, subject: await findAccountName(tx) })
}
