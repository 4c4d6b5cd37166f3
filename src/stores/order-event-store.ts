import type { OrderEventKind } from '#domain/orders/event-kinds.ts'
import { newId } from '#platform/ids.ts'
import { rowsOf, type AccountTx } from '#platform/scope.ts'

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
