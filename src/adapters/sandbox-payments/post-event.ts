import { SECOND } from '#domain/shared/time.ts'
import type { Clock } from '#ports/clock.ts'
import type { PaymentEvent } from '#ports/payments.ts'
import type { SandboxCheckout } from './checkout.ts'
import { writeEvent } from './event.ts'
import { signWebhook } from './signature.ts'

export interface EventDelivery {
  /** Where the events go. */
  readonly webhookUrl: string
  /** Known to both sides. */
  readonly signingKey: Buffer
  readonly clock: Clock
  /** For one delivery. */
  readonly timeoutMs?: number
}

/** Posts the event of a checkout, signed for this moment; false unless it was taken with a 2xx. */
export async function postEvent(checkout: SandboxCheckout, delivery: EventDelivery): Promise<boolean> {
  const { webhookUrl, signingKey, clock, timeoutMs = 10 * SECOND } = delivery
  const event = eventOf(checkout)
  if (event === null || checkout.decidedAt === null) return false
  const body = writeEvent(event, checkout.decidedAt)
  const answer = await fetch(webhookUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'stripe-signature': signWebhook(signingKey, body, clock()) },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch(() => null)
  await answer?.body?.cancel()
  return answer?.ok ?? false
}

function eventOf(checkout: SandboxCheckout): PaymentEvent | null {
  const { id, state, eventId, clientReference, amount, currency } = checkout
  if (eventId === null || state === 'open' || state === 'challenge') return null
  return { eventId, kind: state, providerReference: id, clientReference, amount, currency }
}
