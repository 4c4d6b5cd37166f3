import { describe, expect, test } from 'vitest'
import { PAYMENT_MEANS } from '#domain/orders/order.ts'
import { FULFILMENTS, SETTLEMENTS } from '#domain/orders/states.ts'
import { awaitsTokens, tokensLacking } from '#domain/orders/token-needs.ts'
import type { TokenAmount, TokenUnit } from '#domain/pricing/tokens.ts'

const needs = (...tokens: readonly TokenAmount[]) => ({ tokens })
const of = (unit: TokenUnit, quantity: number): TokenAmount => ({ unit, quantity })

describe('what waiting orders lack', () => {
  test('is what they take together, less what is held', () => {
    const orders = [needs(of('dv:base', 2)), needs(of('dv:base', 1), of('dv:wildcard', 3)), needs(of('ov:base', 1))]
    const held = new Map<TokenUnit, number>([
      ['dv:base', 1],
      ['ov:base', 5],
    ])

    expect(tokensLacking(orders, held)).toEqual([of('dv:base', 2), of('dv:wildcard', 3)])
  })

  test('is nothing where nobody waits, or enough is held', () => {
    expect(tokensLacking([], new Map())).toEqual([])
    expect(tokensLacking([needs(of('dv:base', 2))], new Map([['dv:base', 2]]))).toEqual([])
  })
})

test('an order takes tokens once it is approved, and until its work is over', () => {
  const waiting = FULFILMENTS.filter((fulfilment) =>
    awaitsTokens({ fulfilment, settlement: 'awaiting_payment', paymentMeans: 'tokens' }),
  )
  const settlements = SETTLEMENTS.filter((settlement) =>
    awaitsTokens({ fulfilment: 'registered', settlement, paymentMeans: 'tokens' }),
  )
  const means = PAYMENT_MEANS.filter((paymentMeans) =>
    awaitsTokens({ fulfilment: 'registered', settlement: 'awaiting_payment', paymentMeans }),
  )

  expect(waiting).toEqual(['registered', 'verification', 'awaiting_dcv', 'suspended'])
  expect([settlements, means]).toEqual([['awaiting_payment'], ['tokens']])
})
