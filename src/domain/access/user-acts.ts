import type { RefusalCode } from '#domain/shared/refusal.ts'
import type { ManagedUser } from './managed-user.ts'

/** What one user of an account may do to another, or to themselves, with the administrative right. */
export const USER_ACTS = ['change', 'suspend', 'reactivate', 'unlock', 'invite', 'delete'] as const
export type UserAct = (typeof USER_ACTS)[number]

type Target = Pick<ManagedUser, 'id' | 'isSuperUser'>

/** Acts that would shut out the super user: an account is never left without one. */
const SHUTS_OUT: readonly UserAct[] = ['suspend', 'delete']

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

/** The acts that make sense now and are allowed: what the page offers. */
export function offeredActs(
  user: Target & Pick<ManagedUser, 'suspendedAt' | 'lockedAt' | 'isNew'>,
  actorId: string | null,
): readonly UserAct[] {
  return USER_ACTS.filter((act) => makesSense(act, user) && actRefusal(act, user, actorId) === null)
}

function makesSense(
  act: UserAct,
  { suspendedAt, lockedAt, isNew }: Pick<ManagedUser, 'suspendedAt' | 'lockedAt' | 'isNew'>,
): boolean {
  switch (act) {
    case 'suspend':
      return suspendedAt === null
    case 'reactivate':
      return suspendedAt !== null
    case 'unlock':
      return lockedAt !== null
    case 'invite':
      return isNew && suspendedAt === null
    default:
      return true
  }
}
