import { rowsOf, type AccountTx, type OperatorTx } from '#platform/scope.ts'

/** The acting user's own language or theme. */
export async function saveUserAppearance(tx: AccountTx, appearance: object): Promise<void> {
  await rowsOf(tx, 'users').query().where('id', tx.actor.id).update(appearance)
}

/** The acting staff member's own language or theme. */
export async function saveStaffAppearance(tx: OperatorTx, appearance: object): Promise<void> {
  await tx.trx('staff').where('id', tx.actor.id).update(appearance)
}
