import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LEDGER_ACCOUNTS, LEDGER_CODES, readableBalance, type LedgerCode } from '#domain/ledger/accounts.ts'
import { depositCredited, depositReturned, depositUsed } from '#domain/ledger/deposit-entries.ts'
import { creditNoteIssued, invoiceIssued } from '#domain/ledger/invoice-entries.ts'
import {
  couponGranted,
  couponRefunded,
  couponUsed,
  differenceSettled,
  paymentReceived,
  paymentReversed,
} from '#domain/ledger/payment-entries.ts'
import { tokensCredited, tokensReturned, tokensUsed } from '#domain/ledger/token-entries.ts'
import type { LedgerEntry } from '#domain/ledger/transaction.ts'

const NOTHING = { orderId: null, documentId: null }
const euros = (amount: bigint) => ({ currency: 'EUR', amount, ...NOTHING }) as const
const invoice = (net: bigint, vat: bigint, soldAs: 'order' | 'tokens' | 'deposit' = 'order') =>
  ({ documentId: 'invoice', orderId: 'order', currency: 'EUR', net, vat, soldAs }) as const
const TOKENS = {
  ...NOTHING,
  tokens: [
    { unit: 'sample:base', quantity: 5 },
    { unit: 'sample:domain', quantity: 2 },
  ],
} as const

/** Balances as people read them, zero ones left out. */
function balances(...entries: readonly LedgerEntry[]): Record<string, bigint> {
  const raw = new Map<string, bigint>()
  for (const { code, unit, amount } of entries.flatMap(({ postings }) => postings)) {
    const key = `${code} ${unit}`
    raw.set(key, (raw.get(key) ?? 0n) + readableBalance(code, amount))
  }
  return Object.fromEntries([...raw].filter(([, balance]) => balance !== 0n))
}

describe('an order paid by card', () => {
  test('leaves revenue, VAT and money at the provider', () => {
    const story = [invoiceIssued(invoice(10_000n, 2_000n)), paymentReceived('p', 'card', euros(12_000n))]

    expect(balances(...story)).toEqual({ 'revenue EUR': 10_000n, 'vat EUR': 2_000n, 'card EUR': 12_000n })
  })

  test('is owed until then', () => {
    expect(balances(invoiceIssued(invoice(10_000n, 2_000n)))).toMatchObject({ 'receivable EUR': 12_000n })
  })

  test('without VAT has no posting of zero', () => {
    expect(invoiceIssued(invoice(10_000n, 0n)).postings.map(({ code }) => code)).toEqual(['receivable', 'revenue'])
  })
})

describe('a payment', () => {
  test('that is taken back opens the invoice again', () => {
    const story = [paymentReceived('p', 'bank', euros(500n)), paymentReversed('p', 'bank', euros(500n))]

    expect(balances(...story)).toEqual({})
  })

  test('of too much becomes a coupon, which pays a later invoice and is refunded for the rest', () => {
    const story = [
      invoiceIssued(invoice(10_000n, 2_000n)),
      paymentReceived('p', 'bank', euros(15_000n)),
      couponGranted('c', euros(3_000n)),
      invoiceIssued(invoice(1_000n, 200n)),
      couponUsed('u', euros(1_200n)),
    ]

    expect(balances(...story)).toMatchObject({ 'coupon EUR': 1_800n, 'bank EUR': 15_000n })
    expect(balances(...story, couponRefunded('r', 'bank', euros(1_800n)))).toEqual({
      'bank EUR': 13_200n,
      'revenue EUR': 11_000n,
      'vat EUR': 2_200n,
    })
  })

  test.each([
    ['short', 11_999n, 1n],
    ['over', 12_001n, -1n],
  ] as const)('that is a cent %s can be settled', (side, paid, difference) => {
    const story = [
      invoiceIssued(invoice(10_000n, 2_000n)),
      paymentReceived('p', 'bank', euros(paid)),
      differenceSettled('invoice', side, euros(1n)),
    ]

    expect(balances(...story)).toEqual({
      'bank EUR': paid,
      'revenue EUR': 10_000n,
      'vat EUR': 2_000n,
      'cash_difference EUR': difference,
    })
  })
})

describe('a credit note', () => {
  test.each(['order', 'tokens', 'deposit'] as const)('undoes its invoice for %s', (soldAs) => {
    const story = [invoiceIssued(invoice(10_000n, 2_000n, soldAs)), creditNoteIssued(invoice(10_000n, 2_000n, soldAs))]

    expect(balances(...story)).toEqual({})
  })

  test('of a paid invoice becomes a coupon, less what is kept', () => {
    const story = [
      invoiceIssued(invoice(10_000n, 2_000n)),
      paymentReceived('p', 'card', euros(12_000n)),
      creditNoteIssued({ ...invoice(9_000n, 1_800n), documentId: 'credit-note' }),
      couponGranted('c', euros(10_800n)),
    ]

    expect(balances(...story)).toEqual({
      'card EUR': 12_000n,
      'revenue EUR': 1_000n,
      'vat EUR': 200n,
      'coupon EUR': 10_800n,
    })
  })

  test.each([
    [-1n, 0n],
    [0n, -1n],
  ])('is given without sign: net %s and VAT %s are refused', (net, vat) => {
    expect(() => creditNoteIssued(invoice(net, vat))).toThrow(RangeError)
  })
})

describe('a deposit', () => {
  test('is taxed at its top-up, at the customer’s disposal once paid, and debited without VAT', () => {
    const invoiced = [invoiceIssued(invoice(10_000n, 2_000n, 'deposit'))]
    const paid = [...invoiced, paymentReceived('p', 'bank', euros(12_000n)), depositCredited('d', euros(10_000n))]

    expect(balances(...invoiced)).toEqual({
      'receivable EUR': 12_000n,
      'deposit_invoiced EUR': 10_000n,
      'vat EUR': 2_000n,
    })
    expect(balances(...paid)).toEqual({ 'bank EUR': 12_000n, 'deposit EUR': 10_000n, 'vat EUR': 2_000n })
    expect(balances(...paid, depositUsed('o', euros(4_000n)))).toMatchObject({
      'deposit EUR': 6_000n,
      'revenue EUR': 4_000n,
    })
  })

  test('gets back what a cancelled order took', () => {
    expect(balances(depositUsed('o', euros(4_000n)), depositReturned('o', euros(4_000n)))).toEqual({})
  })
})

describe('tokens', () => {
  test('are counted in their own units beside the money that bought them', () => {
    const story = [invoiceIssued(invoice(50_000n, 10_000n, 'tokens')), tokensCredited('t', TOKENS)]

    expect(balances(...story)).toEqual({
      'receivable EUR': 60_000n,
      'token_revenue EUR': 50_000n,
      'vat EUR': 10_000n,
      'token sample:base': 5n,
      'tokens_sold sample:base': 5n,
      'token sample:domain': 2n,
      'tokens_sold sample:domain': 2n,
    })
  })

  test('are consumed without moving money', () => {
    const used = tokensUsed('o', { ...TOKENS, tokens: [{ unit: 'sample:base', quantity: 2 }] })

    expect(balances(tokensCredited('t', TOKENS), used)).toMatchObject({
      'token sample:base': 3n,
      'tokens_used sample:base': 2n,
    })
  })

  test('come back from a cancelled order', () => {
    expect(balances(tokensUsed('o', TOKENS), tokensReturned('o', TOKENS))).toEqual({})
  })
})

describe('every entry', () => {
  const amount = fc.bigInt({ min: 1n, max: 10n ** 15n })
  const currency = fc.constantFrom('EUR', 'GBP')
  const money = fc.record({ currency, amount, orderId: fc.constant(null), documentId: fc.constant('d') })
  const amounts = fc.record({
    documentId: fc.constant('d'),
    orderId: fc.constant('o'),
    currency,
    net: amount,
    vat: fc.bigInt({ min: 0n, max: 10n ** 15n }),
    soldAs: fc.constantFrom('order', 'tokens', 'deposit'),
  })
  const tokens = fc.record({
    orderId: fc.constant('o'),
    documentId: fc.constant(null),
    tokens: fc.array(
      fc.record({ unit: fc.constantFrom('a:base', 'a:domain', 'b:base'), quantity: fc.integer({ min: 1, max: 1e6 }) }),
      { minLength: 1, maxLength: 5 },
    ),
  })
  const entries = fc.oneof(
    amounts.map(invoiceIssued),
    amounts.map(creditNoteIssued),
    ...[couponUsed, couponGranted, depositCredited, depositUsed, depositReturned].map((builder) =>
      money.map((moved) => builder('id', moved)),
    ),
    ...[paymentReceived, paymentReversed, couponRefunded].map((builder) =>
      fc.tuple(fc.constantFrom('bank', 'card'), money).map(([place, moved]) => builder('id', place, moved)),
    ),
    fc.tuple(fc.constantFrom('short', 'over'), money).map(([side, moved]) => differenceSettled('id', side, moved)),
    ...[tokensCredited, tokensUsed, tokensReturned].map((builder) => tokens.map((moved) => builder('id', moved))),
  )

  test('sums to zero per unit, moves something, and has its kind in its key', () => {
    fc.assert(
      fc.property(entries, ({ kind, key, postings }) => {
        const sums = new Map<string, bigint>()
        for (const { unit, amount: moved } of postings) sums.set(unit, (sums.get(unit) ?? 0n) + moved)

        expect([...sums.values()].every((total) => total === 0n)).toBe(true)
        expect(postings.length).toBeGreaterThan(1)
        expect(postings.every((posting) => posting.amount !== 0n)).toBe(true)
        expect(key.startsWith(`${kind}:`)).toBe(true)
      }),
    )
  })

  test('keeps money and tokens in the accounts of their kind', () => {
    fc.assert(
      fc.property(entries, ({ postings }) => {
        for (const { code, unit } of postings) {
          expect(LEDGER_ACCOUNTS[code].unit).toBe(unit.includes(':') ? 'token' : 'currency')
        }
      }),
    )
  })
})

test('what the customer owns stands on the credit side', () => {
  const owned: readonly LedgerCode[] = ['deposit', 'coupon', 'token']

  expect(owned.map((code) => readableBalance(code, -7n))).toEqual([7n, 7n, 7n])
  expect(readableBalance('receivable', 7n)).toBe(7n)
  expect(LEDGER_CODES).toHaveLength(13)
})
