import type { TokensToBuy } from '#domain/pricing/price-tokens.ts'
import type { TokenAmount } from '#domain/pricing/tokens.ts'

export const TOP_UP_MEANS = ['card', 'transfer'] as const
export type TopUpMeans = (typeof TOP_UP_MEANS)[number]

/** What is bought: tokens at the tiers of their numbers, or an amount of deposit in minor units without VAT. */
export type Credit = { readonly tokens: readonly TokensToBuy[] } | { readonly deposit: bigint }

/** What an account asks to be credited with. Its invoice says what that costs; once it is paid, the credit is there. */
export interface TopUp {
  readonly id: string
  readonly documentId: string
  /** Empty where the deposit is credited. */
  readonly tokens: readonly TokenAmount[]
  /** Minor units without VAT; null where tokens are credited. */
  readonly deposit: bigint | null
  readonly means: TopUpMeans
  readonly requestedBy: string
  readonly requestedAt: Date
  readonly paidAt: Date | null
  readonly cancelledAt: Date | null
  /** Took its invoice back. */
  readonly creditNoteId: string | null
}

/** A request in the history of an account; amounts as the database gives them. */
export interface ListedTopUp {
  readonly number: string
  readonly tokens: readonly TokenAmount[]
  readonly deposit: string | null
  readonly gross: string
  readonly currency: 'EUR' | 'GBP'
  readonly requested_by: string
  readonly requested_at: Date
  readonly paid_at: Date | null
  readonly cancelled_at: Date | null
}

export type TopUpState = 'waiting' | 'paid' | 'cancelled'

export function topUpState({ paidAt, cancelledAt }: Pick<TopUp, 'paidAt' | 'cancelledAt'>): TopUpState {
  if (paidAt !== null) return 'paid'
  return cancelledAt === null ? 'waiting' : 'cancelled'
}
