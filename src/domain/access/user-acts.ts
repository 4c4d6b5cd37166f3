import type { RefusalCode } from '#domain/shared/refusal.ts'
import type { ManagedUser } from './managed-user.ts'

/** What one user of an account may do to another, or to themselves, with the administrative right. */
export const USER_ACTS = [
  'change',
  'suspend',
  'reactivate',
  'unlock',
  'invite',
  'send_certificate_link',
  'suspend_certificate',
  'resume_certificate',
  'revoke_certificate',
  'delete',
] as const
export type UserAct = (typeof USER_ACTS)[number]

type Target = Pick<ManagedUser, 'id' | 'isSuperUser'>

/** Acts that would shut out the super user: an account is never left without one. */
const SHUTS_OUT: readonly UserAct[] = ['suspend', 'suspend_certificate', 'revoke_certificate', 'delete']

/**
 * Why somebody may not do this to that user; null when they may. The super user's own account is its owner's alone
 * (guide 7.1). People change themselves in their profile, which asks for their password where it must; own rights are
 * somebody else's to give.
 */
export function actRefusal(act: UserAct, target: Target, actorId: string | null): RefusalCode | null {
  const isOwn = target.id === actorId
  if (target.isSuperUser && !isOwn) return 'super_user_is_own_master'
  if (target.isSuperUser && SHUTS_OUT.includes(act)) return 'super_user_stays'
  return isOwn ? 'not_on_yourself' : null
}

type Standing = Pick<
  ManagedUser,
  'blockedAt' | 'suspendedAt' | 'lockedAt' | 'isNew' | 'usesCertificates' | 'certificate'
>

/** The acts that make sense now and are allowed: what the page offers. */
export function offeredActs(user: Target & Standing, actorId: string | null): readonly UserAct[] {
  return USER_ACTS.filter((act) => makesSense(act, user) && actRefusal(act, user, actorId) === null)
}

function makesSense(act: UserAct, user: Standing): boolean {
  const { blockedAt, suspendedAt, lockedAt, isNew, usesCertificates, certificate } = user
  switch (act) {
    case 'suspend':
      return suspendedAt === null
    case 'reactivate':
      return suspendedAt !== null && blockedAt === null
    case 'unlock':
      return lockedAt !== null
    case 'invite':
      return isNew && suspendedAt === null && !usesCertificates
    case 'send_certificate_link':
      return suspendedAt === null && (usesCertificates || certificate !== null)
    case 'suspend_certificate':
      return certificate?.state === 'valid'
    case 'resume_certificate':
      return certificate?.state === 'suspended'
    case 'revoke_certificate':
      return certificate?.state === 'valid' || certificate?.state === 'suspended'
    default:
      return true
  }
}
