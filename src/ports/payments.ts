import type { Currency } from '#domain/shared/money.ts'
import type { Language } from '#domain/shared/language.ts'

export interface CheckoutRequest {
  /** Same key, same checkout: asked twice, the provider answers with the first one. */
  readonly idempotencyKey: string
  /** What we find again in the provider's events: the order's reference. */
  readonly clientReference: string
  readonly description: string
  readonly amount: bigint
  readonly currency: Currency
  readonly language: Language
  readonly successUrl: string
  readonly cancelUrl: string
  /** Nobody pays on the page after this moment. */
  readonly expiresAt: Date
}

export interface Checkout {
  readonly providerReference: string
  /** The hosted page to send the payer to. */
  readonly url: string
}

/** What a signed webhook says. `eventId` is the provider's, for recognising a repeated delivery. */
export interface PaymentEvent {
  readonly eventId: string
  readonly kind: 'paid' | 'refused' | 'expired'
  readonly providerReference: string
  readonly clientReference: string
  readonly amount: bigint
  readonly currency: Currency
}

/** A provider of hosted card payments (spec 6.3): we never see a card number. */
export interface PaymentProvider {
  readonly code: 'sandbox' | 'stripe'
  createCheckout(request: CheckoutRequest): Promise<Checkout>
  /** Closes a page, so that nothing is charged on it any more; what was decided before stays. */
  expireCheckout(providerReference: string): Promise<void>
  /** Checks the signature over the raw body (5 minutes of tolerance); null for events that do not concern us. Throws `BadSignature`. */
  readEvent(rawBody: Buffer, signature: string | undefined, now: Date): PaymentEvent | null
}

export class BadSignature extends Error {
  override readonly name = 'BadSignature'
}
