import { missingTokens, type TokenAmount, type TokenUnit } from '#domain/pricing/tokens.ts'
import type { Order } from './order.ts'
import type { Fulfilment } from './states.ts'

/** An order that is to be paid by tokens which it has not taken yet. */
export interface OrderInNeed {
  readonly reference: string
  readonly common_name: string
  readonly fulfilment: Fulfilment
  readonly tokens: readonly TokenAmount[]
}

/** Whether an order goes on as soon as there are tokens for it; before its approval it takes none. */
export const awaitsTokens = ({ fulfilment, settlement, paymentMeans }: AwaitingFacts): boolean =>
  settlement === 'awaiting_payment' &&
  paymentMeans === 'tokens' &&
  (fulfilment === 'registered' ||
    fulfilment === 'verification' ||
    fulfilment === 'awaiting_dcv' ||
    fulfilment === 'suspended')

type AwaitingFacts = Pick<Order, 'fulfilment' | 'settlement' | 'paymentMeans'>

/** What all these orders take together, less what is held: what one top-up has to bring. */
export function tokensLacking(
  orders: readonly Pick<OrderInNeed, 'tokens'>[],
  held: ReadonlyMap<TokenUnit, number>,
): readonly TokenAmount[] {
  const needed = new Map<TokenUnit, number>()
  for (const { unit, quantity } of orders.flatMap(({ tokens }) => tokens)) {
    needed.set(unit, (needed.get(unit) ?? 0) + quantity)
  }
  const amounts = [...needed].map(([unit, quantity]) => ({ unit, quantity }))
  return missingTokens(amounts, held)
}
