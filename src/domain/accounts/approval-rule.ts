import { versionOf } from '#domain/access/profile.ts'

/** Whether orders wait for an approval, and which users besides the super user may give it. */
export interface ApprovalRule {
  readonly isOn: boolean
  /** Ids of users. */
  readonly approvers: readonly string[]
}

/** Somebody who could be named: a user who may sign in and is not the super user, who approves anyway. */
export interface ApproverCandidate {
  readonly id: string
  readonly name: string
  readonly login: string
  readonly isApprover: boolean
}

export const ruleOf = (isOn: boolean, candidates: readonly ApproverCandidate[]): ApprovalRule => ({
  isOn,
  approvers: candidates.filter(({ isApprover }) => isApprover).map(({ id }) => id),
})

/**
 * Why a rule can't be: an approval that waits for the super user alone stops with their first holiday, so that somebody
 * besides must be named; and only users who may sign in can be.
 */
export function approvalFault(
  { isOn, approvers }: ApprovalRule,
  candidates: readonly ApproverCandidate[],
): 'no_approver' | 'unknown_approver' | null {
  if (!approvers.every((id) => candidates.some((candidate) => candidate.id === id))) return 'unknown_approver'
  return isOn && approvers.length === 0 ? 'no_approver' : null
}

/** Whether in approval mode nobody besides the super user could approve any more without this user. */
export const isLastApprover = ({ isOn, approvers }: ApprovalRule, userId: string): boolean =>
  isOn && approvers.length > 0 && approvers.every((id) => id === userId)

/** Names what the form was filled from, so that of two at once the second is told. */
export const approvalVersion = ({ isOn, approvers }: ApprovalRule): string =>
  versionOf(String(isOn), ...[...approvers].sort())

/** Whose approval right is given or taken. */
export function changedApprovers(before: ApprovalRule, after: ApprovalRule): readonly { id: string; may: boolean }[] {
  const given = after.approvers.filter((id) => !before.approvers.includes(id)).map((id) => ({ id, may: true }))
  const taken = before.approvers.filter((id) => !after.approvers.includes(id)).map((id) => ({ id, may: false }))
  return [...given, ...taken]
}
