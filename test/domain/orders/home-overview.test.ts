import { describe, expect, test } from 'vitest'
import { lackingFor, type Prepayment } from '#domain/orders/home-overview.ts'

const NOTHING: Prepayment = {
  orders: 0,
  tokens_needed: [],
  tokens_held: [],
  deposit_needed: '0',
  deposit_held: '0',
}

describe('what waiting orders lack', () => {
  test('is nothing where nothing waits, or everything is covered', () => {
    expect(lackingFor(NOTHING)).toBeNull()
    expect(
      lackingFor({
        orders: 2,
        tokens_needed: [{ unit: 'positivessl:base', quantity: 2 }],
        tokens_held: [{ unit: 'positivessl:base', quantity: 2 }],
        deposit_needed: '5000',
        deposit_held: '5000',
      }),
    ).toBeNull()
  })

  test('is counted over all of them together, by kind of token', () => {
    const prepayment = {
      ...NOTHING,
      orders: 3,
      tokens_needed: [
        { unit: 'positivessl:base', quantity: 5 },
        { unit: 'positivessl:wildcard', quantity: 1 },
      ],
      tokens_held: [
        { unit: 'positivessl:base', quantity: 2 },
        { unit: 'harica-dv:base', quantity: 9 },
      ],
    } as const

    expect(lackingFor(prepayment)).toEqual({
      orders: 3,
      tokens: [
        { unit: 'positivessl:base', quantity: 3 },
        { unit: 'positivessl:wildcard', quantity: 1 },
      ],
      deposit: 0n,
    })
  })

  test('is the rest of the deposit', () => {
    const prepayment = { ...NOTHING, orders: 1, deposit_needed: '12000', deposit_held: '4500' }

    expect(lackingFor(prepayment)).toEqual({ orders: 1, tokens: [], deposit: 7500n })
  })
})
