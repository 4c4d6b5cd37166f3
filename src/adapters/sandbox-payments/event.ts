import { z } from 'zod'
import { CURRENCIES } from '#domain/shared/money.ts'
import { SECOND } from '#domain/shared/time.ts'
import type { PaymentEvent } from '#ports/payments.ts'

/** Stripe's event types that concern us (the others are acknowledged and forgotten). */
const KINDS: Readonly<Record<string, PaymentEvent['kind']>> = {
  'checkout.session.completed': 'paid',
  'checkout.session.async_payment_succeeded': 'paid',
  'checkout.session.async_payment_failed': 'refused',
  'checkout.session.expired': 'expired',
}

const TYPES: Readonly<Record<PaymentEvent['kind'], string>> = {
  paid: 'checkout.session.completed',
  refused: 'checkout.session.async_payment_failed',
  expired: 'checkout.session.expired',
}

const envelope = z.object({ id: z.string().min(1), type: z.string() })

const checkoutEvent = z.object({
  data: z.object({
    object: z.object({
      id: z.string().min(1),
      client_reference_id: z.string(),
      amount_total: z.int().nonnegative().transform(BigInt),
      currency: z.string().toUpperCase().pipe(z.enum(CURRENCIES)),
      payment_status: z.enum(['paid', 'unpaid', 'no_payment_required']),
    }),
  }),
})

/** Writes an event in the shape of Stripe's; the same event always gives the same bytes. */
export function writeEvent(event: PaymentEvent, at: Date): Buffer {
  const session = {
    id: event.providerReference,
    object: 'checkout.session',
    client_reference_id: event.clientReference,
    amount_total: Number(event.amount),
    currency: event.currency.toLowerCase(),
    payment_status: event.kind === 'paid' ? 'paid' : 'unpaid',
  }
  const created = Math.floor(at.getTime() / SECOND)
  const type = TYPES[event.kind]
  return Buffer.from(JSON.stringify({ id: event.eventId, object: 'event', type, created, data: { object: session } }))
}

/** Reads an event; null when it is of a type that doesn't concern us, or completed without money so far. */
export function parseEvent(rawBody: Buffer): PaymentEvent | null {
  const json: unknown = JSON.parse(rawBody.toString('utf8'))
  const { id: eventId, type } = envelope.parse(json)
  const kind = KINDS[type]
  if (kind === undefined) return null
  const session = checkoutEvent.parse(json).data.object
  if (kind === 'paid' && session.payment_status === 'unpaid') return null
  return {
    eventId,
    kind,
    providerReference: session.id,
    clientReference: session.client_reference_id,
    amount: session.amount_total,
    currency: session.currency,
  }
}
