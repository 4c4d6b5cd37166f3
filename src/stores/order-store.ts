import { customSearch, type CustomValues } from '#domain/custom-fields/custom-values.ts'
import { ORDER_FIELDS, type Order, type OrderLine, type OrderName } from '#domain/orders/order.ts'
import { searchable } from '#domain/orders/search-text.ts'
import type { OrderInNeed } from '#domain/orders/token-needs.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { columnOf } from '#platform/column-of.ts'
import { rowsOf, type AccountTx } from '#platform/scope.ts'

export type NewOrder = Omit<
  Order,
  | 'suspensionReason'
  | 'cancellationReason'
  | 'paidAt'
  | 'deliveredAt'
  | 'validFrom'
  | 'validTo'
  | 'revokedAt'
  | 'serial'
  | 'signatureHash'
> & { readonly searchText: string }

const FIELDS = ORDER_FIELDS.map((field) => [field, columnOf(field)] as const)

/** The next reference; a number that a rolled-back order took is not used again. */
export async function nextReference({ trx }: AccountTx): Promise<string> {
  const { rows } = await trx.raw<{ rows: { number: string }[] }>(`select nextval('order_references') as number`)
  return `CH${rows[0]?.number ?? ''}`
}

export async function insertOrder(
  tx: AccountTx,
  order: NewOrder,
  names: readonly OrderName[],
  lines: readonly OrderLine[],
): Promise<void> {
  const { searchText, ...fields } = order
  const custom_search = customSearch(order.customValues)
  await rowsOf(tx, 'orders').insert({ ...toRow(fields), search_text: searchText, custom_search })
  if (names.length > 0) {
    await rowsOf(tx, 'order_names').insert(names.map((name, position) => ({ order_id: order.id, position, ...name })))
  }
  await insertOrderLines(tx, order.id, lines)
}

/** Writes the lines of an order that is not invoiced yet anew. */
export async function replaceOrderLines(tx: AccountTx, orderId: string, lines: readonly OrderLine[]): Promise<void> {
  await rowsOf(tx, 'order_lines').query().where('order_id', orderId).delete()
  await insertOrderLines(tx, orderId, lines)
}

async function insertOrderLines(tx: AccountTx, orderId: string, lines: readonly OrderLine[]): Promise<void> {
  if (lines.length === 0) return
  await rowsOf(tx, 'order_lines').insert(
    lines.map(({ item, quantity, years, unitAmount, amount }, position) => ({
      order_id: orderId,
      position,
      item,
      quantity,
      years,
      unit_amount: unitAmount.toString(),
      amount: amount.toString(),
    })),
  )
}

/** Locks the order until the transaction ends, so that two acts on it follow one another. */
export async function lockOrder(
  tx: AccountTx,
  by: { readonly id: string } | { readonly reference: string },
): Promise<Order> {
  const row = await rowsOf(tx, 'orders')
    .query()
    .where(by)
    .forNoKeyUpdate()
    .first(...FIELDS.map(([, column]) => column))
  if (!row) throw new Refusal('not_found', 'order_not_found')
  return fromRow(row)
}

/** Locks every order that waits for its tokens, the oldest first. */
export async function lockOrdersAwaitingTokens(tx: AccountTx): Promise<Order[]> {
  const rows = await rowsOf(tx, 'orders')
    .query()
    .where({ is_open: true, settlement: 'awaiting_payment', payment_means: 'tokens' })
    .whereNot('fulfilment', 'pending_approval')
    .orderBy(['ordered_at', 'id'])
    .forNoKeyUpdate()
    .select(...FIELDS.map(([, column]) => column))
  return rows.map(fromRow)
}

/** Orders that are to be paid by tokens which they have not taken, those before their approval among them. */
export async function listOrdersInNeed(tx: AccountTx): Promise<OrderInNeed[]> {
  return rowsOf(tx, 'orders')
    .query()
    .where({ is_open: true, settlement: 'awaiting_payment', payment_means: 'tokens' })
    .orderBy(['ordered_at', 'id'])
    .select('reference', 'common_name', 'fulfilment', 'tokens')
}

/** What orders cost that are to be paid from the deposit and were not yet, because nobody has approved them. */
export async function listDepositsInNeed(tx: AccountTx): Promise<bigint[]> {
  const amounts = await rowsOf(tx, 'orders')
    .query()
    .where({ is_open: true, settlement: 'awaiting_payment', payment_means: 'deposit' })
    .pluck('net_amount')
  return amounts.map(BigInt)
}

export async function findOrder(
  tx: AccountTx,
  by: { readonly id: string } | { readonly reference: string },
): Promise<Order | null> {
  const row = await rowsOf(tx, 'orders')
    .query()
    .where(by)
    .first(...FIELDS.map(([, column]) => column))
  return row ? fromRow(row) : null
}

export async function getOrder(
  tx: AccountTx,
  by: { readonly id: string } | { readonly reference: string },
): Promise<Order> {
  const order = await findOrder(tx, by)
  if (!order) throw new Refusal('not_found', 'order_not_found')
  return order
}

export async function listOrderLines(tx: AccountTx, orderId: string): Promise<OrderLine[]> {
  const rows = await rowsOf(tx, 'order_lines').query().where('order_id', orderId).orderBy('position')
  return rows.map(({ item, quantity, years, unit_amount, amount }) => ({
    item,
    quantity,
    years,
    unitAmount: BigInt(unit_amount),
    amount: BigInt(amount),
  }))
}

/** Writes what the order has in the account's own fields, and what the search finds it by. */
export async function saveCustomValues(tx: AccountTx, id: string, values: CustomValues): Promise<void> {
  const changes = { ...toRow({ customValues: values }), custom_search: customSearch(values) }
  await rowsOf(tx, 'orders').query().where('id', id).update(changes)
}

/** Lets the search find the order by these words as well. */
export async function addSearchWords(tx: AccountTx, id: string, words: string): Promise<void> {
  const search_text = tx.trx.raw(`search_text || ' ' || ?`, [searchable(words)])
  await rowsOf(tx, 'orders').query().where('id', id).update({ search_text })
}

/** Changes the named fields of one order. Its state may only come from src/domain/orders/states.ts. */
export async function updateOrder(
  tx: AccountTx,
  id: string,
  changes: Partial<Omit<Order, 'id' | 'reference' | 'customValues'>>,
): Promise<void> {
  await rowsOf(tx, 'orders').query().where('id', id).update(toRow(changes))
}

function toRow(fields: Partial<Order>): Record<string, unknown> {
  return Object.fromEntries(
    FIELDS.filter(([field]) => field in fields).map(([field, column]) => {
      const value = fields[field]
      if (typeof value === 'bigint') return [column, value.toString()]
      return [column, field === 'tokens' ? JSON.stringify(value) : value]
    }),
  )
}

function fromRow(row: Record<string, unknown>): Order {
  const fields = FIELDS.map(([field, column]) => [
    field,
    field === 'netAmount' ? BigInt(row[column] as string) : row[column],
  ])
  return Object.fromEntries(fields) as Order
}
