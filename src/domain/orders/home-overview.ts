import { missingTokens, type TokenAmount, type TokenUnit } from '#domain/pricing/tokens.ts'
import type { Fulfilment, Settlement } from './states.ts'

export const HOME_TASKS = [
  'approval',
  'suspended',
  'late',
  'to_check',
  'quote',
  'payment',
  'csr',
  'domain',
  'renewal',
  'reissue',
] as const
export type HomeTaskKind = (typeof HOME_TASKS)[number]

/** Something to do about orders: how many, and one of them, which is the way there when it is alone. */
export interface HomeTask {
  readonly kind: HomeTaskKind
  readonly count: number
  readonly reference: string
}

export interface HomeOrder {
  readonly reference: string
  readonly common_name: string
  readonly product_code: string
  readonly fulfilment: Fulfilment
  readonly settlement: Settlement
  readonly ordered_at: Date
}

/** A certificate that ends soon. */
export interface EndingCertificate {
  readonly reference: string
  readonly common_name: string
  readonly valid_from: Date
  readonly valid_to: Date
}

/** How many certificates end in one of the weeks to come; week 0 begins now. */
export interface EndingWeek {
  readonly week: number
  readonly count: number
}

/** Certificates that end within so many days are told of on the home page. */
export const ENDING_DAYS = 90
/** The weeks that these days touch. */
export const ENDING_WEEKS = Math.ceil(ENDING_DAYS / 7)
/** Counting stops there: «more than a thousand» says enough. */
export const TASK_LIMIT = 1000

/** A coupon that was granted: money of a cancelled order, or paid too much. Amounts as the database gives them. */
export interface GrantedCoupon {
  readonly amount: string
  readonly granted_at: Date
  readonly reference: string | null
}

/** What orders that wait to be paid from tokens or deposit need, and what there is; amounts as the database gives them. */
export interface Prepayment {
  readonly orders: number
  readonly tokens_needed: readonly TokenAmount[]
  readonly tokens_held: readonly TokenAmount[]
  readonly deposit_needed: string
  readonly deposit_held: string
}

/** What a top-up would have to bring so that every waiting order can be paid. */
export interface Lacking {
  readonly orders: number
  readonly tokens: readonly TokenAmount[]
  readonly deposit: bigint
}

/** What is lacking for all waiting orders together; null where everything is covered. */
export function lackingFor(prepayment: Prepayment): Lacking | null {
  const held = new Map(prepayment.tokens_held.map(({ unit, quantity }): [TokenUnit, number] => [unit, quantity]))
  const tokens = missingTokens(prepayment.tokens_needed, held)
  const gap = BigInt(prepayment.deposit_needed) - BigInt(prepayment.deposit_held)
  const deposit = gap > 0n ? gap : 0n
  return tokens.length === 0 && deposit === 0n ? null : { orders: prepayment.orders, tokens, deposit }
}
