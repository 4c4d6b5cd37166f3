import type { OperatorTx } from '#platform/scope.ts'

/** Notes in the session of somebody of the staff which account they look at; false when the session is gone. */
export async function saveView(
  { trx }: OperatorTx,
  tokenHash: Buffer,
  accountId: string,
  endsAt: Date,
): Promise<boolean> {
  const changed = await trx('sessions')
    .where('token_hash', tokenHash)
    .whereNotNull('staff_id')
    .update({ viewed_account_id: accountId, view_ends_at: endsAt })
  return changed === 1
}

/** Ends the look of a session; gives whose account it was, or null when there was none. */
export async function endView({ trx }: OperatorTx, tokenHash: Buffer): Promise<string | null> {
  const row = await trx('sessions')
    .join('accounts', 'accounts.id', 'sessions.viewed_account_id')
    .where('token_hash', tokenHash)
    .first('accounts.slug')
  if (!row) return null
  await trx('sessions').where('token_hash', tokenHash).update({ viewed_account_id: null, view_ends_at: null })
  return row.slug
}
