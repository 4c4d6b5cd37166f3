import type { OrderInput } from '#domain/orders/order-input.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { rowsOf, type AccountTx } from '#platform/scope.ts'

export interface Draft {
  readonly id: string
  readonly userId: string
  readonly input: OrderInput
  readonly orderId: string | null
}

/** Saves a filled order form under its id, so that two browser tabs can hold two orders. Nobody writes into another's. */
export async function saveDraft(tx: AccountTx, id: string, userId: string, input: OrderInput): Promise<void> {
  await rowsOf(tx, 'order_drafts')
    .insert({
      id,
      user_id: userId,
      product_code: input.productCode,
      input: JSON.stringify(input),
      created_at: tx.now(),
      updated_at: tx.now(),
    })
    .onConflict(['account_id', 'id'])
    .merge(['product_code', 'input', 'updated_at'])
    .where('order_drafts.user_id', userId)
}

/** What drafts are missing that were kept before forms asked for it. */
const BEFORE: Pick<OrderInput, 'billingEntityId' | 'customValues' | 'holderKind'> = {
  billingEntityId: null,
  customValues: [],
  holderKind: null,
}

/** A draft is its author's alone. */
// A draft that was kept before there were billing entities names none.
export async function findDraft(tx: AccountTx, id: string, userId: string, lock = false): Promise<Draft | null> {
  const query = rowsOf(tx, 'order_drafts').query().where({ id, user_id: userId })
  const row = await (lock ? query.forUpdate() : query).first('id', 'user_id', 'input', 'order_id')
  return row ? { id: row.id, userId: row.user_id, input: { ...BEFORE, ...row.input }, orderId: row.order_id } : null
}

export async function getDraft(tx: AccountTx, id: string, userId: string, lock = false): Promise<Draft> {
  const draft = await findDraft(tx, id, userId, lock)
  if (!draft) throw new Refusal('not_found', 'draft_not_found')
  return draft
}

export async function markOrdered(tx: AccountTx, id: string, orderId: string): Promise<void> {
  await rowsOf(tx, 'order_drafts').query().where('id', id).update({ order_id: orderId, updated_at: tx.now() })
}
