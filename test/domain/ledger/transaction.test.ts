import { describe, expect, test } from 'vitest'
import { assertBalanced, ledgerEntry, ledgerKey, move } from '#domain/ledger/transaction.ts'

const CONTEXT = { orderId: 'order', documentId: null }

describe('a ledger entry', () => {
  test('carries what it is about and the key of its event', () => {
    const entry = ledgerEntry('deposit_used', 'order', CONTEXT, move('EUR', 5n, 'deposit', 'revenue'))

    expect(entry).toEqual({
      kind: 'deposit_used',
      key: ledgerKey('deposit_used', 'order'),
      ...CONTEXT,
      postings: [
        { code: 'deposit', unit: 'EUR', amount: 5n },
        { code: 'revenue', unit: 'EUR', amount: -5n },
      ],
    })
  })

  test('is not made when it is off in one unit, however it balances in all', () => {
    const postings = [
      { code: 'bank', unit: 'EUR', amount: 5n },
      { code: 'receivable', unit: 'GBP', amount: -5n },
    ] as const

    expect(() => ledgerEntry('payment_received', 'p', CONTEXT, postings)).toThrow('postings in EUR are off by 5')
    expect(() => assertBalanced(postings)).toThrow(RangeError)
  })

  test('is not made of nothing', () => {
    const nothing = [{ code: 'bank', unit: 'EUR', amount: 0n }] as const

    expect(() => ledgerEntry('payment_received', 'p', CONTEXT, nothing)).toThrow('moves nothing')
  })

  test.each([0n, -1n])('never moves %s', (amount) => {
    expect(() => move('EUR', amount, 'bank', 'receivable')).toThrow(RangeError)
  })

  test('of the same event about something else has another key', () => {
    expect(ledgerKey('coupon_used', 'a')).not.toBe(ledgerKey('coupon_used', 'b'))
    expect(ledgerKey('coupon_used', 'a')).not.toBe(ledgerKey('coupon_granted', 'a'))
  })
})
