import {
  leavesNoAdmin,
  staffActRefusal,
  staffVersion,
  type StaffFields,
  type StaffMember,
  type StaffMemberAct,
} from '#domain/access/staff-member.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { newToken } from '#platform/ids.ts'
import { inOperatorTransaction, type OperatorScope, type OperatorTx } from '#platform/scope.ts'
import type { PasswordHasher } from '#ports/password-hasher.ts'
import { endSignIns } from '#services/access/end-sign-ins.ts'
import { recordStaffLog } from '#stores/audit-log-store.ts'
import { clearFailures } from '#stores/sign-in-store.ts'
import { endStaffPasswordLinks } from '#stores/staff-password-store.ts'
import {
  getStaffMember,
  insertStaffMember,
  listStaff,
  lockStaff,
  memberAmong,
  saveStaffMember,
  saveStaffSuspension,
  type TakenStaffField,
} from '#stores/staff-store.ts'
import type { IssueStaffLink } from './staff-password.ts'

export type StaffOutcome =
  | { readonly outcome: 'saved' }
  | { readonly outcome: 'taken'; readonly field: TakenStaffField }
  | { readonly outcome: 'changed_meanwhile' }

export const readStaff = (scope: OperatorScope): Promise<readonly StaffMember[]> =>
  inOperatorTransaction(scope, listStaff)

export const readStaffMember = (scope: OperatorScope, id: string): Promise<StaffMember> =>
  inOperatorTransaction(scope, (tx) => getStaffMember(tx, id))

/** Invites somebody into the staff; the form's own id makes a second click find the first one's person. */
export const addStaffMember =
  ({ hasher, issue }: { readonly hasher: PasswordHasher; readonly issue: IssueStaffLink }) =>
  async (scope: OperatorScope, id: string, fields: StaffFields, reason?: string): Promise<StaffOutcome> => {
    const unknownHash = await hasher.hash(newToken())
    return inOperatorTransaction(scope, async (tx) => {
      if ((await listStaff(tx)).some((member) => member.id === id)) return { outcome: 'saved' }
      const taken = await insertStaffMember(tx, id, fields, unknownHash)
      if (taken) return { outcome: 'taken', field: taken }
      const { name, login, email, role } = fields
      const details = { name, email, role, ...(reason === undefined ? {} : { reason }) }
      await recordStaffLog(tx, { action: 'staff_member.added', subject: login, details })
      await issue(tx, { id, ...fields }, 'invitation')
      return { outcome: 'saved' }
    })
  }

/** Changes somebody as they were when the form was opened. Another role counts from their next page on. */
export const changeStaffMember = (
  scope: OperatorScope,
  id: string,
  version: string,
  fields: StaffFields,
  reason: string,
): Promise<StaffOutcome> =>
  inOperatorTransaction(scope, async (tx) => {
    const { member, everybody } = await lockFor(tx, id, 'change')
    if (staffVersion(member) === staffVersion(fields)) return { outcome: 'saved' }
    if (staffVersion(member) !== version) return { outcome: 'changed_meanwhile' }
    assertAdminLeft(everybody, member, { role: fields.role, suspended: member.suspendedAt !== null })
    const taken = await saveStaffMember(tx, id, fields)
    if (taken) return { outcome: 'taken', field: taken }
    if (member.email !== fields.email) await endStaffPasswordLinks(tx, id)
    const changed = (['name', 'login', 'email', 'language', 'role'] as const).filter(
      (field) => member[field] !== fields[field],
    )
    const details = Object.fromEntries(changed.map((field) => [field, { from: member[field], to: fields[field] }]))
    await recordStaffLog(tx, { action: 'staff_member.changed', subject: member.login, details: { ...details, reason } })
    return { outcome: 'saved' }
  })

/** Keeps somebody out until an administrator lets them in again: every session ends at once. */
export const suspendStaffMember = (scope: OperatorScope, id: string, reason: string): Promise<void> =>
  inOperatorTransaction(scope, async (tx) => {
    const { member, everybody } = await lockFor(tx, id, 'suspend')
    if (member.suspendedAt !== null) return
    assertAdminLeft(everybody, member, { role: member.role, suspended: true })
    await saveStaffSuspension(tx, id, tx.now())
    await endStaffPasswordLinks(tx, id)
    await endSignIns(tx, { kind: 'staff', accountId: null, id })
    await recordStaffLog(tx, { action: 'staff_member.suspended', subject: member.login, details: { reason } })
  })

export const reactivateStaffMember = (scope: OperatorScope, id: string, reason: string): Promise<void> =>
  inOperatorTransaction(scope, async (tx) => {
    const { member } = await lockFor(tx, id, 'reactivate')
    if (member.suspendedAt === null) return
    await saveStaffSuspension(tx, id, null)
    await recordStaffLog(tx, { action: 'staff_member.reactivated', subject: member.login, details: { reason } })
  })

/** Lifts the lock that five failures in a row have put on a login. */
export const unlockStaffMember = (scope: OperatorScope, id: string, reason: string): Promise<void> =>
  inOperatorTransaction(scope, async (tx) => {
    const { member } = await lockFor(tx, id, 'unlock')
    if (member.lockedAt === null) return
    await clearFailures(tx, { kind: 'staff', login: member.login })
    await recordStaffLog(tx, { action: 'staff_member.unlocked', subject: member.login, details: { reason } })
  })

/** Sends the invitation once more to somebody who has not chosen a password yet. */
export const inviteStaffMember =
  ({ issue }: { readonly issue: IssueStaffLink }) =>
  (scope: OperatorScope, id: string, linkId: string): Promise<void> =>
    inOperatorTransaction(scope, async (tx) => {
      const { member } = await lockFor(tx, id, 'invite')
      if (!member.isNew) throw new Refusal('conflict', 'user_has_password')
      if (member.suspendedAt !== null) throw new Refusal('conflict', 'user_suspended')
      await issue(tx, member, 'invitation', linkId)
    })

async function lockFor(tx: OperatorTx, id: string, act: StaffMemberAct) {
  const everybody = await lockStaff(tx)
  const member = memberAmong(everybody, id)
  const refusal = staffActRefusal(act, member, tx.actor.id)
  if (refusal) throw new Refusal('forbidden', refusal)
  return { member, everybody }
}

function assertAdminLeft(...question: Parameters<typeof leavesNoAdmin>): void {
  if (leavesNoAdmin(...question)) throw new Refusal('conflict', 'last_admin_stays')
}
