import { Refusal } from '#domain/shared/refusal.ts'

/** How far the work on an order is. */
export const FULFILMENTS = [
  'pending_approval',
  'registered',
  'verification',
  'awaiting_dcv',
  'delivered',
  'suspended',
  'cancelled',
  'refused',
] as const
export type Fulfilment = (typeof FULFILMENTS)[number]

/** While an order is in one of these, something is still to be done for it; the database's `is_open` says the same. */
export const OPEN_FULFILMENTS: readonly Fulfilment[] = [
  'pending_approval',
  'registered',
  'verification',
  'awaiting_dcv',
  'suspended',
]

/** Whether somebody outside may still be asked to prove something for it: it is approved, and neither done nor called off. */
export const asksForProof = (fulfilment: Fulfilment) =>
  fulfilment !== 'pending_approval' && OPEN_FULFILMENTS.includes(fulfilment)

/** How far its money is. */
export const SETTLEMENTS = [
  'quote',
  'quote_signed',
  'awaiting_payment',
  'paid',
  'deferred',
  'prepaid',
  'monthly',
  'free',
  'refunded',
  'holdback_pending',
  'holdback_paid',
] as const
export type Settlement = (typeof SETTLEMENTS)[number]

interface Transition<State> {
  readonly from: readonly State[]
  readonly to: State
}

/** Every act that moves the work. */
export const FULFILMENT_ACTS = {
  approve: { from: ['pending_approval'], to: 'registered' },
  refuse_approval: { from: ['pending_approval'], to: 'refused' },
  begin_verification: { from: ['registered'], to: 'verification' },
  await_dcv: { from: ['verification'], to: 'awaiting_dcv' },
  reopen_verification: { from: ['awaiting_dcv'], to: 'verification' },
  suspend: { from: ['verification'], to: 'suspended' },
  resume: { from: ['suspended'], to: 'verification' },
  deliver: { from: ['verification', 'awaiting_dcv'], to: 'delivered' },
  cancel: { from: ['pending_approval', 'registered', 'verification', 'awaiting_dcv', 'suspended'], to: 'cancelled' },
} as const satisfies Record<string, Transition<Fulfilment>>
export type FulfilmentAct = keyof typeof FULFILMENT_ACTS

/** Every act that moves the money. */
export const SETTLEMENT_ACTS = {
  sign_quote: { from: ['quote'], to: 'quote_signed' },
  ask_payment: { from: ['quote', 'quote_signed', 'deferred'], to: 'awaiting_payment' },
  defer_payment: { from: ['quote_signed', 'awaiting_payment'], to: 'deferred' },
  put_on_monthly_invoice: { from: ['quote_signed', 'awaiting_payment'], to: 'monthly' },
  bill_month: { from: ['monthly'], to: 'deferred' },
  use_prepayment: { from: ['quote_signed', 'awaiting_payment'], to: 'prepaid' },
  pay: { from: ['awaiting_payment', 'deferred'], to: 'paid' },
  reverse_payment: { from: ['paid'], to: 'awaiting_payment' },
  refund: { from: ['paid', 'prepaid', 'deferred', 'monthly'], to: 'refunded' },
  claim_holdback: { from: ['awaiting_payment', 'deferred', 'monthly'], to: 'holdback_pending' },
  keep_holdback: { from: ['paid', 'prepaid'], to: 'holdback_paid' },
  pay_holdback: { from: ['holdback_pending'], to: 'holdback_paid' },
} as const satisfies Record<string, Transition<Settlement>>
export type SettlementAct = keyof typeof SETTLEMENT_ACTS

/** Where an act leads; refused where the order is not in a state that allows it. */
export function moveFulfilment(from: Fulfilment, act: FulfilmentAct): Fulfilment {
  return move(FULFILMENT_ACTS[act], from, act)
}

export function moveSettlement(from: Settlement, act: SettlementAct): Settlement {
  return move(SETTLEMENT_ACTS[act], from, act)
}

export function allowsFulfilment(from: Fulfilment, act: FulfilmentAct): boolean {
  return allows(FULFILMENT_ACTS[act], from)
}

export function allowsSettlement(from: Settlement, act: SettlementAct): boolean {
  return allows(SETTLEMENT_ACTS[act], from)
}

function move<State extends string>(transition: Transition<State>, from: State, act: string): State {
  if (!allows(transition, from)) throw new Refusal('conflict', 'illegal_transition', { from, act })
  return transition.to
}

function allows<State>({ from }: Transition<State>, state: State): boolean {
  return from.includes(state)
}
