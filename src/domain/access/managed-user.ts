import type { Language } from '#domain/shared/language.ts'
import { versionOf } from './profile.ts'
import { RIGHTS, type Right } from './rights.ts'
import type { CertificateStanding } from './user-certificate.ts'

/** A user as the administrators of its account see and change it. */
export interface ManagedUser {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly email: string
  readonly language: Language
  readonly isSuperUser: boolean
  /** As given; the super user has all of them anyway. */
  readonly rights: readonly Right[]
  readonly suspendedAt: Date | null
  /** Since when only staff let them in again: by the panic button, or because their certificate was revoked. */
  readonly blockedAt: Date | null
  /** Since when five wrong passwords in a row keep the login shut. */
  readonly lockedAt: Date | null
  /** No password was ever chosen, or no certificate made where the account signs in by certificate. */
  readonly isNew: boolean
  readonly lastSignInAt: Date | null
  /** The account signs in by certificate. */
  readonly usesCertificates: boolean
  /** Null for somebody who never had one. */
  readonly certificate: CertificateStanding | null
}

/** What an administrator writes about a user. */
export interface UserFields {
  readonly name: string
  readonly login: string
  readonly email: string
  readonly language: Language
  readonly rights: readonly Right[]
}

export const USER_STATES = ['active', 'invited', 'locked', 'suspended', 'blocked'] as const
export type UserState = (typeof USER_STATES)[number]

/** What a blocked user has besides is of no interest: staff alone lift that. */
export type AccessState = Exclude<UserState, 'blocked'>

/** The one word about somebody who signs in: what keeps them out most firmly comes first. */
export function accessState({
  suspendedAt,
  lockedAt,
  isNew,
}: Pick<ManagedUser, 'suspendedAt' | 'lockedAt' | 'isNew'>): AccessState {
  if (suspendedAt !== null) return 'suspended'
  if (lockedAt !== null) return 'locked'
  return isNew ? 'invited' : 'active'
}

/** The same about a user of an account, who may be blocked as well. */
export function userState(user: Pick<ManagedUser, 'blockedAt' | 'suspendedAt' | 'lockedAt' | 'isNew'>): UserState {
  return user.blockedAt !== null ? 'blocked' : accessState(user)
}

/**
 * Whether somebody has what their account signs in by. A certificate that is suspended, has ended or has not begun is no
 * way in: its owner needs another one, whose first use ends it.
 */
export const hasWayIn = ({
  usesCertificates,
  certificate,
  isNew,
}: Pick<ManagedUser, 'usesCertificates' | 'certificate' | 'isNew'>): boolean =>
  usesCertificates ? certificate?.state === 'valid' : !isNew

/** Names what a form was filled from, so that of two administrators at once the second is told. */
export function userVersion(user: UserFields & Pick<ManagedUser, 'suspendedAt'>): string {
  const { name, login, email, language, rights, suspendedAt } = user
  return versionOf(name, login, email, language, rights.join(), String(suspendedAt !== null))
}

/** Of somebody's rights those that only the super user gives and takes: in the forms of others they are shut. */
export const closedRights = (kept: readonly Right[], namesApprovers: boolean): readonly Right[] =>
  namesApprovers ? [] : kept.filter((right) => right === 'approval')

/**
 * The rights that a form gives. Who approves is the super user's to say: others leave that right as it is, whether their
 * form carries it or not, and are refused (null) where it would be new.
 */
export function writtenRights(
  ticked: readonly Right[],
  kept: readonly Right[],
  namesApprovers: boolean,
): readonly Right[] | null {
  if (namesApprovers) return ticked
  const approves = kept.includes('approval')
  if (ticked.includes('approval') && !approves) return null
  return RIGHTS.filter((right) => (right === 'approval' ? approves : ticked.includes(right)))
}

/** The fields in which two versions of a user differ. */
export function changedFields(before: UserFields, after: UserFields): readonly (keyof UserFields)[] {
  const texts = (['name', 'login', 'email', 'language'] as const).filter((field) => before[field] !== after[field])
  const sameRights = [...before.rights].sort().join() === [...after.rights].sort().join()
  return sameRights ? texts : [...texts, 'rights']
}
