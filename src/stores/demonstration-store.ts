import { rowsOf, type AccountTx, type OperatorScope, type OperatorTx } from '#platform/scope.ts'

type OwnTx = AccountTx & OperatorTx

/** The accounts to look around in. */
export async function listDemonstrationAccounts({
  operator,
}: OperatorScope): Promise<readonly { readonly id: string; readonly slug: string }[]> {
  return operator.knex('accounts').where('is_demonstration', true).orderBy('id').select('id', 'slug')
}

/** False where it was so already. */
export async function markDemonstration({ trx, accountId }: OwnTx, isOne: boolean): Promise<boolean> {
  const changed = await trx('accounts')
    .where({ id: accountId, is_demonstration: !isOne })
    .update({ is_demonstration: isOne })
  return changed > 0
}

export async function listDemonstrationUsers(
  tx: OwnTx,
): Promise<readonly { readonly id: string; readonly login: string }[]> {
  return rowsOf(tx, 'users').query().whereNull('deleted_at').orderBy('id').forUpdate().select('id', 'login')
}

/** The password is young again: nobody who looks around could change it, and an old one opens nothing else. */
export async function refreshDemonstrationUser(tx: OwnTx, id: string): Promise<void> {
  await rowsOf(tx, 'users').query().where({ id }).update({ password_changed_at: tx.now() })
}
