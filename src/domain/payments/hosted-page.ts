import type { Language } from '#domain/shared/language.ts'
import type { Currency } from '#domain/shared/money.ts'

/** What may be wrong with a card as it was typed, in the order of the fields. */
export type CardProblem = 'number_invalid' | 'expiry_invalid' | 'card_expired' | 'cvc_invalid'

/** Why a bank says no. */
export type CardRefusal =
  | 'card_declined'
  | 'insufficient_funds'
  | 'expired_card'
  | 'incorrect_cvc'
  | 'authentication_failed'
  | 'not_a_test_card'

/** A payment page as the provider's side knows it. `challenge`: the bank asks the card's holder (3-D Secure). */
export interface HostedPage {
  readonly id: string
  readonly clientReference: string
  readonly description: string
  readonly amount: bigint
  readonly currency: Currency
  readonly language: Language
  readonly successUrl: string
  readonly cancelUrl: string
  readonly state: 'open' | 'challenge' | 'paid' | 'refused' | 'expired'
  readonly cardLast4: string | null
  readonly refusalReason: CardRefusal | null
}
