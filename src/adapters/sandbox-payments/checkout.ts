import type { Language } from '#domain/shared/language.ts'
import type { Currency } from '#domain/shared/money.ts'
import type { CheckoutRequest } from '#ports/payments.ts'
import type { CardRefusal } from './cards.ts'

/** `challenge`: the bank wants to hear from the card's holder (3-D Secure). The last three are final. */
export type CheckoutState = 'open' | 'challenge' | 'paid' | 'refused' | 'expired'

/** A hosted payment page. */
export interface SandboxCheckout {
  readonly id: string
  readonly clientReference: string
  readonly description: string
  readonly amount: bigint
  readonly currency: Currency
  readonly language: Language
  readonly successUrl: string
  readonly cancelUrl: string
  readonly state: CheckoutState
  readonly cardLast4: string | null
  readonly refusalReason: CardRefusal | null
  readonly decidedAt: Date | null
  readonly eventId: string | null
  readonly eventSentAt: Date | null
}

/** The table's row; `bigint` travels as text. */
export interface CheckoutRow {
  id: string
  idempotency_key: string
  client_reference: string
  description: string
  amount: string
  currency: Currency
  language: Language
  success_url: string
  cancel_url: string
  state: CheckoutState
  card_last4: string | null
  refusal_reason: CardRefusal | null
  created_at: Date
  expires_at: Date
  decided_at: Date | null
  event_id: string | null
  event_sent_at: Date | null
}

export function fromRow(row: CheckoutRow): SandboxCheckout {
  return {
    id: row.id,
    clientReference: row.client_reference,
    description: row.description,
    amount: BigInt(row.amount),
    currency: row.currency,
    language: row.language,
    successUrl: row.success_url,
    cancelUrl: row.cancel_url,
    state: row.state,
    cardLast4: row.card_last4,
    refusalReason: row.refusal_reason,
    decidedAt: row.decided_at,
    eventId: row.event_id,
    eventSentAt: row.event_sent_at,
  }
}

export function toRow(id: string, request: CheckoutRequest, now: Date): Partial<CheckoutRow> {
  return {
    id,
    idempotency_key: request.idempotencyKey,
    client_reference: request.clientReference,
    description: request.description,
    amount: String(request.amount),
    currency: request.currency,
    language: request.language,
    success_url: request.successUrl,
    cancel_url: request.cancelUrl,
    state: 'open',
    created_at: now,
    expires_at: request.expiresAt,
  }
}
