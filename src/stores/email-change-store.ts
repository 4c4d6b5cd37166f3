import { MINUTE } from '#domain/shared/time.ts'
import type { EmailChange } from '#domain/access/profile.ts'
import { rowsOf, type AccountTx, type OperatorScope, type OperatorTx } from '#platform/scope.ts'

type OwnTx = AccountTx & OperatorTx

export interface NewEmailChange {
  readonly id: string
  readonly userId: string
  readonly email: string
  readonly awaits: EmailChange['awaits']
  readonly tokenHash: Buffer
  readonly expiresAt: Date
}

export async function insertEmailChange(tx: OwnTx, change: NewEmailChange): Promise<void> {
  await rowsOf(tx, 'email_changes').insert({
    id: change.id,
    user_id: change.userId,
    email: change.email,
    awaits: change.awaits,
    token_hash: change.tokenHash,
    created_at: tx.now(),
    expires_at: change.expiresAt,
  })
}

/** What an open link to a new address stands for; null where there is none, or its user is suspended. */
export async function findEmailChangeAcrossAccounts(
  { operator, now }: OperatorScope,
  tokenHash: Buffer,
): Promise<EmailChange | null> {
  const row = await operator
    .knex('email_changes as c')
    .join('users as u', (on) => on.on('u.account_id', 'c.account_id').andOn('u.id', 'c.user_id'))
    .join('accounts as a', 'a.id', 'c.account_id')
    .where('c.token_hash', tokenHash)
    .where('c.expires_at', '>', now())
    .whereNull('c.closed_at')
    .whereNull('u.suspended_at')
    .whereNull('a.suspended_at')
    .first(
      'c.id',
      'c.account_id',
      'c.user_id',
      'c.email',
      'c.awaits',
      'c.expires_at',
      'u.login',
      'u.email as old_email',
    )
  if (!row) return null
  return {
    id: row.id,
    accountId: row.account_id,
    userId: row.user_id,
    login: row.login,
    oldEmail: row.old_email,
    newEmail: row.email,
    awaits: row.awaits,
    expiresAt: row.expires_at,
  }
}

export async function isEmailChangeOpen(tx: OwnTx, id: string): Promise<boolean> {
  const row = await rowsOf(tx, 'email_changes')
    .query()
    .where({ id })
    .whereNull('closed_at')
    .where('expires_at', '>', tx.now())
    .first('id')
  return row !== undefined
}

/** Whether this address was asked for within the last minute, and nothing was done about it yet. */
export async function wasJustAsked(tx: OwnTx, userId: string, email: string): Promise<boolean> {
  const row = await rowsOf(tx, 'email_changes')
    .query()
    .where({ user_id: userId, email })
    .whereNull('closed_at')
    .where('created_at', '>', new Date(tx.now().getTime() - MINUTE))
    .first('id')
  return row !== undefined
}

/** Used or replaced: none of the user's links serves any more. */
export async function closeEmailChanges(tx: OwnTx, userId: string): Promise<void> {
  await rowsOf(tx, 'email_changes')
    .query()
    .where('user_id', userId)
    .whereNull('closed_at')
    .update({ closed_at: tx.now() })
}

/** Whether somebody else of the account has this address: one e-mail is one person. */
export async function isEmailTaken(tx: OwnTx, userId: string, email: string): Promise<boolean> {
  const row = await rowsOf(tx, 'users')
    .query()
    .whereNot('id', userId)
    .whereRaw('lower(email) = lower(?)', [email])
    .first('id')
  return row !== undefined
}

export async function saveEmail(tx: OwnTx, userId: string, email: string): Promise<void> {
  await rowsOf(tx, 'users').query().where('id', userId).update({ email })
}

export async function deleteEndedEmailChangesAcrossAccounts(
  { operator }: OperatorScope,
  before: Date,
): Promise<number> {
  return operator.knex('email_changes').where('expires_at', '<', before).delete()
}
