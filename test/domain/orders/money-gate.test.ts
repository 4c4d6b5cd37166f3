import { describe, expect, test } from 'vitest'
import { mayBeginWork, mayIssue } from '#domain/orders/money-gate.ts'
import { SETTLEMENTS } from '#domain/orders/states.ts'

describe('the money', () => {
  test('lets a certificate out when it is there or waits by agreement', () => {
    expect(SETTLEMENTS.filter(mayIssue)).toEqual(['paid', 'deferred', 'prepaid', 'monthly', 'free'])
  })

  test('does not hold up an audit, but holds up an order without one', () => {
    expect(SETTLEMENTS.filter((settlement) => mayBeginWork(true, settlement))).toEqual([
      'awaiting_payment',
      'paid',
      'deferred',
      'prepaid',
      'monthly',
      'free',
    ])
    expect(SETTLEMENTS.filter((settlement) => mayBeginWork(false, settlement))).toEqual(SETTLEMENTS.filter(mayIssue))
  })
})
