import { timingSafeEqual } from 'node:crypto'
import { apiUserState, mayComeFrom, type ApiUser } from '#domain/access/api-user.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { MINUTE } from '#domain/shared/time.ts'
import { hashToken } from '#platform/ids.ts'
import type { OperatorScope } from '#platform/scope.ts'
import type { RateLimiter } from '#ports/rate-limiter.ts'
import { findApiUserAcrossAccounts, touchApiUserAcrossAccounts } from '#stores/api-user-store.ts'

export interface ApiKey {
  readonly keyId: string
  readonly secret: string
}

export interface AuthenticateApiDeps {
  /** Wrong keys per address. */
  readonly failures: RateLimiter
  /** Requests per key. */
  readonly requests: RateLimiter
}

/**
 * Tells whose key it is. An unknown key and a wrong secret get the same answer; who has the right secret is told why
 * it does not open.
 */
export const authenticateApi =
  ({ failures, requests }: AuthenticateApiDeps) =>
  async (scope: OperatorScope, key: ApiKey | null, address: string): Promise<ApiUser> => {
    if (!(await failures.allows(address))) throw new Refusal('too_many', 'too_many_requests')
    const found = key && (await findApiUserAcrossAccounts(scope, key.keyId))
    const isRight = timingSafeEqual(found?.secretHash ?? NOBODY, hashToken(key?.secret ?? ''))
    if (!found || !isRight) {
      await failures.count(address)
      throw new Refusal('unauthenticated', 'api_key_wrong')
    }
    const { user } = found
    if (!found.isAccountOpen) throw new Refusal('forbidden', 'api_account_shut')
    const state = apiUserState(user, scope.now())
    if (state === 'revoked') throw new Refusal('unauthenticated', 'api_key_revoked')
    if (state === 'expired') throw new Refusal('unauthenticated', 'api_key_expired')
    if (!mayComeFrom(user, address)) throw new Refusal('forbidden', 'api_network_refused', { address })
    if (!(await requests.allows(user.id))) throw new Refusal('too_many', 'too_many_requests')
    await requests.count(user.id)
    if (!user.lastUsedAt || scope.now().getTime() - user.lastUsedAt.getTime() > MINUTE) {
      await touchApiUserAcrossAccounts(scope, user, address)
    }
    return user
  }

export type AuthenticateApi = ReturnType<typeof authenticateApi>

/** Compared with when there is no such key, so that it takes the same time. No text has this hash. */
const NOBODY = Buffer.alloc(32)
