import { describe, expect, test } from 'vitest'
import {
  allowsFulfilment,
  allowsSettlement,
  FULFILMENT_ACTS,
  FULFILMENTS,
  moveFulfilment,
  moveSettlement,
  SETTLEMENT_ACTS,
  SETTLEMENTS,
  type Fulfilment,
  type FulfilmentAct,
  type Settlement,
  type SettlementAct,
} from '#domain/orders/states.ts'
import { Refusal } from '#domain/shared/refusal.ts'

/** Every lawful move, written out once more by hand. All others must be refused. */
const FULFILMENT_MOVES: Record<FulfilmentAct, Partial<Record<Fulfilment, Fulfilment>>> = {
  approve: { pending_approval: 'registered' },
  refuse_approval: { pending_approval: 'refused' },
  begin_verification: { registered: 'verification' },
  await_dcv: { verification: 'awaiting_dcv' },
  reopen_verification: { awaiting_dcv: 'verification' },
  suspend: { verification: 'suspended' },
  resume: { suspended: 'verification' },
  deliver: { verification: 'delivered', awaiting_dcv: 'delivered' },
  cancel: {
    pending_approval: 'cancelled',
    registered: 'cancelled',
    verification: 'cancelled',
    awaiting_dcv: 'cancelled',
    suspended: 'cancelled',
  },
}

const SETTLEMENT_MOVES: Record<SettlementAct, Partial<Record<Settlement, Settlement>>> = {
  sign_quote: { quote: 'quote_signed' },
  ask_payment: { quote: 'awaiting_payment', quote_signed: 'awaiting_payment', deferred: 'awaiting_payment' },
  defer_payment: { quote_signed: 'deferred', awaiting_payment: 'deferred' },
  put_on_monthly_invoice: { quote_signed: 'monthly', awaiting_payment: 'monthly' },
  bill_month: { monthly: 'deferred' },
  use_prepayment: { quote_signed: 'prepaid', awaiting_payment: 'prepaid' },
  pay: { awaiting_payment: 'paid', deferred: 'paid' },
  reverse_payment: { paid: 'awaiting_payment' },
  refund: { paid: 'refunded', prepaid: 'refunded', deferred: 'refunded', monthly: 'refunded' },
  claim_holdback: {
    awaiting_payment: 'holdback_pending',
    deferred: 'holdback_pending',
    monthly: 'holdback_pending',
  },
  keep_holdback: { paid: 'holdback_paid', prepaid: 'holdback_paid' },
  pay_holdback: { holdback_pending: 'holdback_paid' },
}

const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>) => Object.keys(record) as Key[]

function refusalOf(act: () => unknown): Refusal | null {
  try {
    act()
    return null
  } catch (error) {
    return error instanceof Refusal ? error : null
  }
}

describe.each(keysOf(FULFILMENT_ACTS))('the act %s on the work', (act) => {
  test.each(FULFILMENTS)('in state %s', (from) => {
    const to = FULFILMENT_MOVES[act][from]

    expect(allowsFulfilment(from, act)).toBe(to !== undefined)
    if (to) expect(moveFulfilment(from, act)).toBe(to)
    else
      expect(refusalOf(() => moveFulfilment(from, act))).toMatchObject({
        kind: 'conflict',
        code: 'illegal_transition',
        details: { from, act },
      })
  })
})

describe.each(keysOf(SETTLEMENT_ACTS))('the act %s on the money', (act) => {
  test.each(SETTLEMENTS)('in state %s', (from) => {
    const to = SETTLEMENT_MOVES[act][from]

    expect(allowsSettlement(from, act)).toBe(to !== undefined)
    if (to) expect(moveSettlement(from, act)).toBe(to)
    else
      expect(refusalOf(() => moveSettlement(from, act))).toMatchObject({
        kind: 'conflict',
        code: 'illegal_transition',
        details: { from, act },
      })
  })
})

describe('the two machines', () => {
  test('let nothing out of an end', () => {
    for (const end of ['delivered', 'cancelled', 'refused'] as const) {
      expect(keysOf(FULFILMENT_ACTS).filter((act) => allowsFulfilment(end, act))).toEqual([])
    }
    for (const end of ['free', 'refunded', 'holdback_paid'] as const) {
      expect(keysOf(SETTLEMENT_ACTS).filter((act) => allowsSettlement(end, act))).toEqual([])
    }
  })

  test('reach every state from where orders begin', () => {
    expect(reached(['pending_approval', 'registered'], FULFILMENT_ACTS)).toEqual(new Set(FULFILMENTS))
    expect(reached(['quote', 'awaiting_payment', 'free'], SETTLEMENT_ACTS)).toEqual(new Set(SETTLEMENTS))
  })
})

function reached<State extends string>(
  start: readonly State[],
  acts: Readonly<Record<string, { readonly from: readonly State[]; readonly to: State }>>,
): Set<State> {
  const found = new Set(start)
  for (const state of found) {
    for (const { from, to } of Object.values(acts)) if (from.includes(state)) found.add(to)
  }
  return found
}
