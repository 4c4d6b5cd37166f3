import type { RefusalCode } from '#domain/shared/refusal.ts'
import type { Language } from '#domain/shared/language.ts'
import { versionOf } from './profile.ts'
import { accessState, type AccessState } from './managed-user.ts'
import type { StaffRole } from './staff-roles.ts'

/** Somebody of the operator's staff, as administrators see and change them. */
export interface StaffMember extends StaffFields {
  readonly id: string
  readonly suspendedAt: Date | null
  readonly lockedAt: Date | null
  /** No password was ever chosen. */
  readonly isNew: boolean
  readonly lastSignInAt: Date | null
  /** Of their second factor; null where there is none. */
  readonly factorId: string | null
}

/** What administrators write about them. */
export interface StaffFields {
  readonly name: string
  readonly login: string
  readonly email: string
  readonly language: Language
  readonly role: StaffRole
}

export const STAFF_ACTS = ['change', 'suspend', 'reactivate', 'unlock', 'invite'] as const
export type StaffMemberAct = (typeof STAFF_ACTS)[number]

export const staffState = (member: StaffMember): AccessState => accessState(member)

/** Names what a form was filled from. */
export const staffVersion = ({ name, login, email, language, role }: StaffFields): string =>
  versionOf(name, login, email, language, role)

/** Somebody who can administer now. */
export const isActiveAdmin = ({ role, suspendedAt, isNew }: StaffMember): boolean =>
  role === 'admin' && suspendedAt === null && !isNew

/** Why an administrator may not do this to that person; null when they may. Nobody shuts themselves out. */
export function staffActRefusal(act: StaffMemberAct, target: Pick<StaffMember, 'id'>, actorId: string | null) {
  return target.id === actorId && (act === 'suspend' || act === 'change') ? NOT_ON_YOURSELF : null
}

const NOT_ON_YOURSELF: RefusalCode = 'staff_not_on_yourself'

/** Whether the house would be left without anybody who administers it. */
export function leavesNoAdmin(
  everybody: readonly StaffMember[],
  target: Pick<StaffMember, 'id'>,
  after: { readonly role: StaffRole; readonly suspended: boolean },
): boolean {
  if (after.role === 'admin' && !after.suspended) return false
  return !everybody.some((member) => member.id !== target.id && isActiveAdmin(member))
}

/** The acts that make sense now and are allowed: what the page offers. */
export function offeredStaffActs(member: StaffMember, actorId: string | null): readonly StaffMemberAct[] {
  const { suspendedAt, lockedAt, isNew } = member
  const fits: Readonly<Record<StaffMemberAct, boolean>> = {
    change: true,
    suspend: suspendedAt === null,
    reactivate: suspendedAt !== null,
    unlock: lockedAt !== null,
    invite: isNew && suspendedAt === null,
  }
  return STAFF_ACTS.filter((act) => fits[act] && staffActRefusal(act, member, actorId) === null)
}
