import type { AttachedOrder, OutsideOrder } from '#domain/outside/outside-order.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { rowsOf, type AccountTx, type OperatorTx } from '#platform/scope.ts'
import { newId } from '#platform/ids.ts'

export interface NewOutsideOrder extends OutsideOrder {
  readonly sha256: string | null
  readonly certificatePem: string | null
}

/** Enters an order into the register; false where its reference or its certificate stands there already. */
export async function insertOutsideOrder({ trx, now, actor }: OperatorTx, order: NewOutsideOrder): Promise<boolean> {
  const written: object[] = await trx('outside_orders')
    .insert({
      id: order.id,
      reference: order.reference,
      common_name: order.commonName,
      names: order.names,
      product_code: order.productCode,
      product_name: order.productName,
      organization_name: order.organizationName,
      registration_number: order.registrationNumber,
      buyer_email: order.buyerEmail,
      valid_from: order.validFrom,
      valid_to: order.validTo,
      serial: order.serial,
      sha256: order.sha256,
      certificate_pem: order.certificatePem,
      entered_at: now(),
      entered_by: actor.name,
    })
    .onConflict()
    .ignore()
    .returning('id')
  return written.length === 1
}

export async function isOutsideOrderKnown({ trx }: OperatorTx, id: string): Promise<boolean> {
  return (await trx('outside_orders').where({ id }).first('id')) !== undefined
}

/**
 * Attaches orders of the register to an account, as to be checked; what is attached elsewhere stays there. Answers with
 * the references of those that are attached now.
 */
export async function attachOutsideOrders(
  tx: AccountTx & OperatorTx,
  outsideIds: readonly string[],
): Promise<readonly string[]> {
  if (outsideIds.length === 0) return []
  const found = await tx.trx('outside_orders').whereIn('id', outsideIds).orderBy('reference')
  const rows = found.map((row: Record<string, unknown>) => ({
    id: newId(tx.now()),
    outside_order_id: row['id'],
    state: 'to_check',
    ...Object.fromEntries(COPIED.map((column) => [column, row[column]])),
    attached_at: tx.now(),
    attached_by: tx.actor.name,
  }))
  if (rows.length === 0) return []
  const attached: { reference: string }[] = await rowsOf(tx, 'attached_orders')
    .insert(rows)
    .onConflict()
    .ignore()
    .returning('reference')
  return attached.map(({ reference }) => reference)
}

/** What the account is told of an order of the register. */
const COPIED = [
  'reference',
  'common_name',
  'names',
  'product_code',
  'product_name',
  'organization_name',
  'valid_from',
  'valid_to',
  'serial',
] as const

export async function getAttachedOrder(tx: AccountTx, id: string): Promise<AttachedOrder> {
  const row = await rowsOf(tx, 'attached_orders').query().where({ id }).first()
  if (!row) throw new Refusal('not_found', 'order_not_found')
  return {
    id: row.id,
    state: row.state,
    reference: row.reference,
    commonName: row.common_name,
    names: row.names,
    productCode: row.product_code,
    productName: row.product_name,
    organizationName: row.organization_name,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    checkedAt: row.checked_at,
    checkedBy: row.checked_by,
  }
}

/** Writes what the account says about an order that is to be checked; false where it was said already. */
export async function checkAttachedOrder(
  tx: AccountTx,
  id: string,
  verdict: { readonly state: 'confirmed' | 'rejected'; readonly reason: string | null },
): Promise<boolean> {
  const changed = await rowsOf(tx, 'attached_orders')
    .query()
    .where({ id, state: 'to_check' })
    .update({
      state: verdict.state,
      rejection_reason: verdict.reason,
      checked_at: tx.now(),
      checked_by: tx.actor.name,
      checked_by_user_id: tx.actor.kind === 'user' ? tx.actor.id : null,
    })
  return changed === 1
}
