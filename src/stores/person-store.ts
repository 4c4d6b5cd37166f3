import type { ListAppearance } from '#domain/orders/list-appearance.ts'
import { rowsOf, type AccountTx, type OperatorTx } from '#platform/scope.ts'

/** The acting user's own language or theme. */
export async function saveUserAppearance(tx: AccountTx, appearance: object): Promise<void> {
  await rowsOf(tx, 'users').query().where('id', tx.actor.id).update(appearance)
}

/** The acting staff member's own language or theme. */
export async function saveStaffAppearance(tx: OperatorTx, appearance: object): Promise<void> {
  await tx.trx('staff').where('id', tx.actor.id).update(appearance)
}

/** How the acting user wants the lists of orders; null for what they leave to the portal. */
export async function saveListAppearance(tx: AccountTx, { columns, length }: ListAppearance): Promise<void> {
  await rowsOf(tx, 'users').query().where('id', tx.actor.id).update({ list_columns: columns, list_length: length })
}
