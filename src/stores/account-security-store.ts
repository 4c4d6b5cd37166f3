import { rowsOf, type AccountTx } from '#platform/scope.ts'

/** Locks how the users of the account sign in. */
export async function lockSignInRule({
  trx,
  accountId,
}: AccountTx): Promise<{ readonly mode: string; readonly accountName: string }> {
  const row = await trx('accounts').where('id', accountId).forUpdate().first('authentication_mode', 'name')
  return { mode: row.authentication_mode, accountName: row.name }
}

export async function saveAuthenticationMode({ trx, accountId }: AccountTx, mode: string): Promise<void> {
  await trx('accounts').where('id', accountId).update({ authentication_mode: mode })
}

export async function isSuperUser(tx: AccountTx, userId: string): Promise<boolean> {
  const row = await rowsOf(tx, 'users').query().where({ id: userId, is_super_user: true }).first('id')
  return row !== undefined
}
