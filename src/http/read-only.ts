import type { RefusalCode } from '#domain/shared/refusal.ts'
import type { CustomerRoute } from './section.ts'
import type { CustomerVisit } from './visit.ts'

/** Why a visit may look at everything and change nothing; null where it may change what its rights allow. */
export function readOnlyReason(
  { user }: Pick<CustomerVisit, 'user'>,
  { method, changesNothing }: Pick<CustomerRoute, 'method' | 'changesNothing'>,
): RefusalCode | null {
  if (method === 'get' || changesNothing) return null
  return user.account.isDemonstration ? 'demonstration_only' : null
}
