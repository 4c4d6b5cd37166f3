import { describe, expect, test } from 'vitest'
import { HANDLING_FEE } from '#domain/payments/handling-fee.ts'
import { mayQuote, meansFor, type Payable, type Payer } from '#domain/payments/means.ts'
import type { TokenUnit } from '#domain/pricing/tokens.ts'

const NEEDED = [
  { unit: 'sample:base', quantity: 1 },
  { unit: 'sample:domain', quantity: 2 },
] as const
const ORDER: Payable = { net: 16_900n, tokens: NEEDED }
const held = (...tokens: [TokenUnit, number][]) => new Map(tokens)

function aPayer(fields: Partial<Payer> = {}): Payer {
  return {
    option: 'rebate',
    currency: 'EUR',
    deferredPaymentAllowed: true,
    hasLateCharges: false,
    depositBalance: 0n,
    tokens: held(),
    ...fields,
  }
}

const summary = (payer: Payer, payable = ORDER) =>
  meansFor(payer, payable).map(({ means, closed }) => (closed === null ? means : `${means}: ${closed}`))

describe.each<[string, Partial<Payer>, Partial<Payable>, string[]]>([
  ['a rebate account', {}, {}, ['card', 'transfer', 'cheque', 'purchase_order']],
  [
    'a rebate account that holds all tokens',
    { tokens: held(['sample:base', 1], ['sample:domain', 2]) },
    {},
    ['tokens', 'card', 'transfer', 'cheque', 'purchase_order'],
  ],
  [
    'a rebate account that holds some of them',
    { tokens: held(['sample:base', 1]) },
    {},
    ['tokens: tokens_missing', 'card', 'transfer', 'cheque', 'purchase_order'],
  ],
  [
    'a rebate account with tokens, for an order with guidance',
    { tokens: held(['sample:base', 1]) },
    { tokens: null },
    ['card', 'transfer', 'cheque', 'purchase_order'],
  ],
  [
    'an account without deferred payment',
    { deferredPaymentAllowed: false },
    {},
    ['card', 'transfer', 'cheque', 'purchase_order: deferred_not_allowed'],
  ],
  [
    'an account with late charges',
    { hasLateCharges: true },
    {},
    ['card', 'transfer', 'cheque', 'purchase_order: late_payment'],
  ],
  ['a bulk account', { option: 'bulk' }, {}, ['tokens', 'card', 'transfer', 'cheque', 'purchase_order']],
  [
    'a bulk account, for an order with guidance',
    { option: 'bulk' },
    { tokens: null },
    ['tokens: items_without_tokens', 'card', 'transfer', 'cheque', 'purchase_order'],
  ],
  ['a deposit account that has just enough', { option: 'deposit', depositBalance: 16_900n }, {}, ['deposit']],
  [
    'a deposit account that lacks a cent',
    { option: 'deposit', depositBalance: 16_899n },
    {},
    ['deposit: deposit_too_low'],
  ],
  ['a monthly account', { option: 'monthly' }, {}, ['monthly']],
  ['a free product for a monthly account', { option: 'monthly' }, { net: 0n }, ['free']],
  ['a free product for a deposit account', { option: 'deposit' }, { net: 0n }, ['free']],
])('%s', (_, payer, payable, expected) => {
  test('is offered the means of its option, closed ones with their reason', () => {
    expect(summary(aPayer(payer), { ...ORDER, ...payable })).toEqual(expected)
  })
})

describe('tokens', () => {
  test('that a bulk account lacks are named, and the order may wait for them', () => {
    const [tokens] = meansFor(aPayer({ option: 'bulk', tokens: held(['sample:domain', 1]) }), ORDER)

    expect(tokens).toMatchObject({
      closed: null,
      missingTokens: [
        { unit: 'sample:base', quantity: 1 },
        { unit: 'sample:domain', quantity: 1 },
      ],
    })
  })
})

describe('the handling fee', () => {
  test.each(['EUR', 'GBP'] as const)('in %s is added to a purchase order only', (currency) => {
    const offers = meansFor(aPayer({ currency }), ORDER)

    for (const { means, fee } of offers) expect(fee).toBe(means === 'purchase_order' ? HANDLING_FEE[currency] : 0n)
  })
})

describe('a quote', () => {
  test.each([
    ['rebate', 100n, true],
    ['bulk', 100n, true],
    ['deposit', 100n, false],
    ['monthly', 100n, false],
    ['rebate', 0n, false],
  ] as const)('for a %s account and %s cents may be asked for: %s', (option, net, expected) => {
    expect(mayQuote(option, net)).toBe(expected)
  })
})
