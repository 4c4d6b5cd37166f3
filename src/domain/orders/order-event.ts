import type { OrderEventKind } from './event-kinds.ts'

/** A line of an order's timeline. */
export interface OrderEvent {
  readonly at: Date
  readonly actorKind: 'user' | 'staff' | 'system' | 'visitor'
  readonly actorName: string
  readonly kind: OrderEventKind
  readonly details: Readonly<Record<string, string | number>>
}
