import type { ApiUser } from '#domain/access/api-user.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { rowsOf, type AccountTx, type OperatorScope } from '#platform/scope.ts'

export type NewApiUser = Pick<ApiUser, 'id' | 'name' | 'keyId' | 'scopes' | 'networks' | 'expiresAt'> & {
  readonly secretHash: Buffer
}

/** False when this very form was sent before. */
export async function insertApiUser(tx: AccountTx, user: NewApiUser): Promise<boolean> {
  const inserted = await rowsOf(tx, 'api_users')
    .insert({
      id: user.id,
      name: user.name,
      key_id: user.keyId,
      secret_hash: user.secretHash,
      scopes: user.scopes,
      networks: user.networks,
      expires_at: user.expiresAt,
      created_by: tx.actor.name,
      created_at: tx.now(),
    })
    .onConflict(['account_id', 'id'])
    .ignore()
    .returning('id')
  return inserted.length > 0
}

export async function getApiUser(tx: AccountTx, id: string): Promise<ApiUser> {
  const row = await rowsOf(tx, 'api_users').query().where('id', id).first()
  if (!row) throw new Refusal('not_found', 'api_user_not_found')
  return fromRow(row)
}

export async function lockApiUser(tx: AccountTx, id: string): Promise<ApiUser> {
  const row = await rowsOf(tx, 'api_users').query().where('id', id).forNoKeyUpdate().first()
  if (!row) throw new Refusal('not_found', 'api_user_not_found')
  return fromRow(row)
}

export async function listApiUsers(tx: AccountTx): Promise<ApiUser[]> {
  const rows = await rowsOf(tx, 'api_users').query().orderBy('created_at', 'desc').orderBy('id')
  return rows.map(fromRow)
}

export async function markApiUserRevoked(tx: AccountTx, id: string): Promise<void> {
  await rowsOf(tx, 'api_users').query().where('id', id).update({ revoked_by: tx.actor.name, revoked_at: tx.now() })
}

/** Whose key this is; nobody is signed in yet, so it is looked for in all accounts. */
export async function findApiUserAcrossAccounts(
  { operator }: OperatorScope,
  keyId: string,
): Promise<{ readonly user: ApiUser; readonly secretHash: Buffer; readonly isAccountOpen: boolean } | null> {
  const row = await operator
    .knex('api_users as u')
    .join('accounts as a', 'a.id', 'u.account_id')
    .where('u.key_id', keyId)
    .first('u.*', 'a.suspended_at as account_suspended_at')
  if (!row) return null
  const isAccountOpen = row['account_suspended_at'] === null
  return { user: fromRow(row), secretHash: row['secret_hash'] as Buffer, isAccountOpen }
}

/** Written at most once a minute a key, like the last look of a session. */
export async function touchApiUserAcrossAccounts(
  { operator, now }: OperatorScope,
  { id, accountId }: ApiUser,
  address: string,
): Promise<void> {
  await operator
    .knex('api_users')
    .where({ account_id: accountId, id })
    .update({ last_used_at: now(), last_used_address: address })
}

function fromRow(row: Record<string, unknown>): ApiUser {
  return {
    id: row['id'],
    accountId: row['account_id'],
    name: row['name'],
    keyId: row['key_id'],
    scopes: row['scopes'],
    networks: row['networks'],
    expiresAt: row['expires_at'],
    createdBy: row['created_by'],
    createdAt: row['created_at'],
    revokedAt: row['revoked_at'],
    lastUsedAt: row['last_used_at'],
    lastUsedAddress: row['last_used_address'],
  } as ApiUser
}
