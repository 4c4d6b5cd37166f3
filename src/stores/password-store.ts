import type { LinkHolder, LinkPurpose, PasswordLink } from '#domain/access/password-link.ts'
import { PASSWORDS_REMEMBERED } from '#domain/access/password-rules.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { newId } from '#platform/ids.ts'
import { rowsOf, type AccountTx, type OperatorScope, type OperatorTx } from '#platform/scope.ts'

export interface NewPasswordLink {
  readonly id: string
  readonly userId: string
  readonly purpose: LinkPurpose
  readonly tokenHash: Buffer
  readonly expiresAt: Date
}

/** False where this link was made before: a job that runs twice sends one mail. */
export async function insertPasswordLink(tx: AccountTx, link: NewPasswordLink): Promise<boolean> {
  const inserted: unknown[] = await rowsOf(tx, 'password_links')
    .insert({
      id: link.id,
      user_id: link.userId,
      purpose: link.purpose,
      token_hash: link.tokenHash,
      created_at: tx.now(),
      expires_at: link.expiresAt,
    })
    .onConflict(['account_id', 'id'])
    .ignore()
    .returning('id')
  return inserted.length > 0
}

/** What stands behind a mailed token; null where user or account are suspended, or passwords open nothing. */
export async function findPasswordLinkAcrossAccounts(
  { operator }: OperatorScope,
  tokenHash: Buffer,
): Promise<PasswordLink | null> {
  const row = await operator
    .knex('password_links as l')
    .join('users as u', (on) => on.on('u.account_id', 'l.account_id').andOn('u.id', 'l.user_id'))
    .join('accounts as a', 'a.id', 'l.account_id')
    .where('l.token_hash', tokenHash)
    .whereNull('u.suspended_at')
    .whereNull('a.suspended_at')
    .whereNot('a.authentication_mode', 'client_certificate')
    .first(
      'l.id',
      'l.account_id',
      'l.purpose',
      'l.expires_at',
      'l.used_at',
      'a.name as account_name',
      'u.id as user_id',
      'u.login',
      'u.name',
      'u.email',
      'u.language',
    )
  if (!row) return null
  return {
    id: row.id,
    accountId: row.account_id,
    accountName: row.account_name,
    purpose: row.purpose,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    user: { id: row.user_id, login: row.login, name: row.name, email: row.email, language: row.language },
  }
}

/** Whether a link still serves; asked again once its user is locked. */
export async function isPasswordLinkOpen(tx: AccountTx, id: string): Promise<boolean> {
  return (await openLinks(tx).where({ id }).first('id')) !== undefined
}

/** Ends every open link of a user: they have a password now. */
export async function endPasswordLinks(tx: AccountTx, userId: string): Promise<void> {
  await openLinks(tx).where({ user_id: userId }).update({ used_at: tx.now() })
}

const openLinks = (tx: AccountTx) =>
  rowsOf(tx, 'password_links').query().whereNull('used_at').where('expires_at', '>', tx.now())

/** Several people may share an e-mail, so that there may be a few; of more nobody would read the mails. */
const MOST_CALLED = 5

/** Active users with this login or this e-mail, in small letters, who sign in by password. */
export async function listUsersCalledAcrossAccounts(
  { trx }: OperatorTx,
  name: string,
): Promise<{ readonly accountId: string; readonly userId: string }[]> {
  const rows: { account_id: string; id: string }[] = await trx('users')
    .join('accounts', 'accounts.id', 'users.account_id')
    .whereRaw('(users.login = ? or lower(users.email) = ?)', [name, name])
    .whereNull('users.suspended_at')
    .whereNull('accounts.suspended_at')
    .where('accounts.is_demonstration', false)
    .whereNot('accounts.authentication_mode', 'client_certificate')
    .orderBy('users.login')
    .limit(MOST_CALLED)
    .select('users.account_id', 'users.id')
  return rows.map(({ account_id: accountId, id: userId }) => ({ accountId, userId }))
}

export async function findLinkHolder(tx: AccountTx, id: string): Promise<LinkHolder | null> {
  const row = await rowsOf(tx, 'users')
    .query()
    .where({ id })
    .whereNull('suspended_at')
    .first('id', 'login', 'name', 'email', 'language')
  return row ?? null
}

/** A user with the hash of their password, which nobody else changes before the transaction ends. */
export interface PasswordHolder extends LinkHolder {
  readonly passwordHash: string
}

export async function lockPasswordHolder(tx: AccountTx & OperatorTx, userId: string): Promise<PasswordHolder> {
  const row = await rowsOf(tx, 'users')
    .query()
    .where('id', userId)
    .forNoKeyUpdate()
    .first('id', 'login', 'name', 'email', 'language', 'password_hash')
  if (!row) throw new Refusal('not_found', 'page_not_found')
  const { id, login, name, email, language } = row
  return { id, login, name, email, language, passwordHash: row.password_hash }
}

/** Hashes of the passwords before the present one that are still remembered, newest first. */
export async function listFormerHashes(tx: AccountTx & OperatorTx, userId: string): Promise<string[]> {
  return rowsOf(tx, 'former_passwords')
    .query()
    .where('user_id', userId)
    .orderBy([
      { column: 'replaced_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(PASSWORDS_REMEMBERED - 1)
    .pluck('password_hash')
}

/** Puts a new password in the place of the present one, which is remembered; the oldest ones are forgotten. */
export async function replacePasswordHash(
  tx: AccountTx & OperatorTx,
  user: PasswordHolder,
  passwordHash: string,
): Promise<void> {
  const former = rowsOf(tx, 'former_passwords')
  await former.insert({
    id: newId(tx.now()),
    user_id: user.id,
    password_hash: user.passwordHash,
    replaced_at: tx.now(),
  })
  const kept = rowsOf(tx, 'former_passwords')
    .query()
    .where('user_id', user.id)
    .orderBy([
      { column: 'replaced_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(PASSWORDS_REMEMBERED - 1)
    .select('id')
  await former.query().where('user_id', user.id).whereNotIn('id', kept).delete()
  await rowsOf(tx, 'users')
    .query()
    .where('id', user.id)
    .update({ password_hash: passwordHash, password_changed_at: tx.now() })
}

export async function deleteEndedPasswordLinksAcrossAccounts(
  { operator }: OperatorScope,
  before: Date,
): Promise<number> {
  return operator.knex('password_links').where('expires_at', '<', before).delete()
}
