import { newId } from '#platform/ids.ts'
import { rowsOf, type AccountTx } from '#platform/scope.ts'
import type { OrderEventKind } from '#domain/orders/event-kinds.ts'

export interface OrderEvent {
  readonly at: Date
  readonly actorKind: 'user' | 'staff' | 'system' | 'visitor'
  readonly actorName: string
  readonly kind: OrderEventKind
  readonly details: Readonly<Record<string, string | number>>
}

/** The timeline, newest first. */
export async function listEvents(tx: AccountTx, orderId: string): Promise<OrderEvent[]> {
  const rows = await rowsOf(tx, 'order_events')
    .query()
    .where('order_id', orderId)
    .orderBy([
      { column: 'at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
  return rows.map((row) => ({
    at: row.at,
    actorKind: row.actor_kind,
    actorName: row.actor_name,
    kind: row.kind,
    details: row.details,
  }))
}

/** Adds a line to the order's timeline; the actor's name stays readable whatever becomes of the person. */
export async function recordEvent(
  tx: AccountTx,
  orderId: string,
  kind: OrderEventKind,
  details: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  await rowsOf(tx, 'order_events').insert({
    id: newId(tx.now()),
    order_id: orderId,
    at: tx.now(),
    actor_kind: tx.actor.kind,
    actor_name: tx.actor.name,
    kind,
    details: JSON.stringify(details),
  })
}
