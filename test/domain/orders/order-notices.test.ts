import { describe, expect, test } from 'vitest'
import { orderNotices, type IntendedOrder } from '#domain/orders/order-notices.ts'
import { STANDARD_TERMS } from '#domain/orders/terms.ts'

const NOW = new Date('2026-11-23T00:00:00Z')
const intended = (rest: Partial<IntendedOrder>): IntendedOrder => ({
  type: 'server',
  years: 1,
  dcvMethods: [],
  terms: STANDARD_TERMS,
  ...rest,
})

describe('the notices of an order form', () => {
  test('say what a server certificate is not for, and how often it is replaced', () => {
    expect(orderNotices(intended({ supplier: 'sectigo' }), NOW)).toEqual([
      { code: 'server_authentication_only' },
      {
        code: 'plan_needs_reissues',
        certificates: 3,
        replaceBefore: [new Date('2027-06-09T23:59:59Z'), new Date('2027-09-17T23:59:59Z')],
      },
    ])
  })

  test('say when a method ends that is offered', () => {
    expect(orderNotices(intended({ type: 'client', dcvMethods: ['dns_txt', 'email'] }), NOW)).toEqual([
      { code: 'dcv_method_ends', method: 'email', on: new Date('2028-03-15T00:00:00Z') },
    ])
  })

  test('are none where there is nothing to know', () => {
    expect(orderNotices(intended({ type: 'code_signing', dcvMethods: ['dns_txt'] }), NOW)).toEqual([])
  })
})
