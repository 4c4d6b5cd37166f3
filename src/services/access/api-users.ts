import type { ApiUser } from '#domain/access/api-user.ts'
import { hashToken, newToken } from '#platform/ids.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { getApiUser, insertApiUser, listApiUsers, lockApiUser, markApiUserRevoked } from '#stores/api-user-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'

/** The id that the form was drawn with makes it count once, however often it is sent. */
export type ApiUserWish = Pick<ApiUser, 'id' | 'name' | 'scopes' | 'networks' | 'expiresAt'>

/** Every machine of the account, those of the past as well. */
export const readApiUsers = (scope: AccountScope): Promise<ApiUser[]> => inTransaction(scope, listApiUsers)

/** One of them. */
export const readApiUser = (scope: AccountScope, id: string): Promise<ApiUser> =>
  inTransaction(scope, (tx) => getApiUser(tx, id))

/** Makes a machine's key and returns it, this once: only its hash is kept. Null when the form was sent before. */
export const createApiUser = (scope: AccountScope, wish: ApiUserWish): Promise<string | null> =>
  inTransaction(scope, async (tx) => {
    const [keyId, secret] = [
      `ck_${newToken()
        .replaceAll(/[^A-Za-z0-9]/g, '')
        .slice(0, 20)}`,
      newToken(),
    ]
    if (!(await insertApiUser(tx, { ...wish, keyId, secretHash: hashToken(secret) }))) return null
    await recordLog(tx, { action: 'api_user.created', subject: wish.name, details: { keyId, scopes: wish.scopes } })
    return `${keyId}.${secret}`
  })

/** Ends a key at once. Ending it twice changes nothing. */
export const revokeApiUser = (scope: AccountScope, id: string): Promise<void> =>
  inTransaction(scope, async (tx) => {
    const { name, keyId, revokedAt } = await lockApiUser(tx, id)
    if (revokedAt !== null) return
    await markApiUserRevoked(tx, id)
    await recordLog(tx, { action: 'api_user.revoked', subject: name, details: { keyId } })
  })
