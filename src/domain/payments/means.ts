import type { PurchaseOption } from '#domain/access/signed-in.ts'
import type { PaymentMeans } from '#domain/orders/order.ts'
import { missingTokens, type TokenAmount, type TokenUnit } from '#domain/pricing/tokens.ts'
import type { Currency } from '#domain/shared/money.ts'
import { HANDLING_FEE } from './handling-fee.ts'

/** Why a means is shown and can not be chosen. */
export const MEANS_CLOSED_REASONS = [
  /** Licences, guidance: what is sold for money only. */
  'items_without_tokens',
  'tokens_missing',
  'deposit_too_low',
  'deferred_not_allowed',
  /** Late charges are unsettled: nothing is delivered before it is paid (spec 6.7). */
  'late_payment',
] as const
export type MeansClosedReason = (typeof MEANS_CLOSED_REASONS)[number]

/** A means that an account's option knows; the first open one is the default. */
export interface MeansOffer {
  readonly means: PaymentMeans
  /** Null when it is open. */
  readonly closed: MeansClosedReason | null
  /** Added to the net amount. */
  readonly fee: bigint
  /** Tokens that the order will wait for. */
  readonly missingTokens: readonly TokenAmount[]
}

/** Who pays. */
export interface Payer {
  readonly option: PurchaseOption
  readonly currency: Currency
  readonly deferredPaymentAllowed: boolean
  readonly hasLateCharges: boolean
  readonly depositBalance: bigint
  readonly tokens: ReadonlyMap<TokenUnit, number>
}

/** What is paid. */
export interface Payable {
  readonly net: bigint
  /** Null where the order holds what tokens don't buy. */
  readonly tokens: readonly TokenAmount[] | null
}

/** The means for an order by the account's purchase option (spec 6.2, 6.3), in the order in which they are shown. */
export function meansFor(payer: Payer, payable: Payable): readonly MeansOffer[] {
  if (payable.net === 0n) return [open('free')]
  switch (payer.option) {
    case 'monthly':
      return [open('monthly')]
    case 'deposit':
      return [payable.net <= payer.depositBalance ? open('deposit') : closed('deposit', 'deposit_too_low')]
    case 'bulk':
      return [bulkTokens(payer, payable), ...moneyMeans(payer)]
    case 'rebate':
      return [...rebateTokens(payer, payable), ...moneyMeans(payer)]
  }
}

/** The means that an account can have chosen beforehand: those of its option that can be open; a single one is no choice. */
export function meansToPrefer(option: PurchaseOption, deferredPaymentAllowed: boolean): readonly PaymentMeans[] {
  if (option === 'monthly' || option === 'deposit') return []
  const later: readonly PaymentMeans[] = deferredPaymentAllowed ? ['purchase_order'] : []
  return ['tokens', 'card', 'transfer', 'cheque', ...later]
}

/** Whether the order may begin as a quote: only what is paid order by order. */
export function mayQuote(option: PurchaseOption, net: bigint): boolean {
  return net > 0n && (option === 'rebate' || option === 'bulk')
}

/** An order of a bulk account may wait for tokens; the next top-up serves it (spec 6.5). */
function bulkTokens({ tokens: held }: Payer, { tokens: needed }: Payable): MeansOffer {
  if (needed === null) return closed('tokens', 'items_without_tokens')
  return { ...open('tokens'), missingTokens: missingTokens(needed, held) }
}

/** Tokens are proposed first where the account holds some of the right kind, and pay only what they cover. */
function rebateTokens({ tokens: held }: Payer, { tokens: needed }: Payable): readonly MeansOffer[] {
  if (needed === null || needed.every(({ unit }) => (held.get(unit) ?? 0) === 0)) return []
  const missing = missingTokens(needed, held)
  return [missing.length === 0 ? open('tokens') : { ...closed('tokens', 'tokens_missing'), missingTokens: missing }]
}

function moneyMeans(payer: Payer): readonly MeansOffer[] {
  return [open('card'), open('transfer'), open('cheque'), purchaseOrder(payer)]
}

function purchaseOrder({ currency, deferredPaymentAllowed, hasLateCharges }: Payer): MeansOffer {
  const fee = HANDLING_FEE[currency]
  if (!deferredPaymentAllowed) return { ...closed('purchase_order', 'deferred_not_allowed'), fee }
  if (hasLateCharges) return { ...closed('purchase_order', 'late_payment'), fee }
  return { ...open('purchase_order'), fee }
}

function open(means: PaymentMeans): MeansOffer {
  return { means, closed: null, fee: 0n, missingTokens: [] }
}

function closed(means: PaymentMeans, reason: MeansClosedReason): MeansOffer {
  return { means, closed: reason, fee: 0n, missingTokens: [] }
}
