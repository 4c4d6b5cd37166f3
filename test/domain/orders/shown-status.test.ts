import { describe, expect, test } from 'vitest'
import { LIST_VIEWS } from '#domain/orders/order-list.ts'
import { SHOWN_STATUSES, shownStatus, statusesOf } from '#domain/orders/shown-status.ts'
import { LABELS, STATUS_LABELS, statesOf } from '#domain/orders/status-label.ts'
import { FULFILMENT_ACTS, OPEN_FULFILMENTS } from '#domain/orders/states.ts'

const NOW = new Date('2026-11-23T09:00:00Z')
const LATER = new Date('2027-01-01T00:00:00Z')

describe('what a list says of an order', () => {
  test.each([
    ['delivered_paid', { valid_to: LATER }],
    ['delivered_paid', { valid_to: null }],
    ['expired', { valid_to: NOW }],
    ['revoked', { valid_to: LATER, revoked_at: NOW }],
    ['revoked', { valid_to: NOW, revoked_at: NOW }],
    ['cancelled', { fulfilment: 'cancelled', valid_to: NOW }],
  ] as const)('is %s: %j', (expected, fields) => {
    const order = { fulfilment: 'delivered', settlement: 'paid', revoked_at: null, ...fields } as const

    expect(shownStatus(order, NOW)).toBe(expected)
  })
})

describe('the statuses that a list can be narrowed to', () => {
  test('are those that its orders can have', () => {
    expect(statusesOf('all')).toEqual(SHOWN_STATUSES)
    expect(statusesOf('current')).toEqual([
      'delivered_not_billed',
      'delivered_unpaid',
      'delivered_paid',
      'cancelled_refunded',
    ])
    expect(statusesOf('in_progress')).toContain('suspended')
    expect(statusesOf('in_progress')).not.toContain('cancelled')
    expect(LIST_VIEWS.map(statusesOf).every((statuses) => new Set(statuses).size === statuses.length)).toBe(true)
    expect(statusesOf('pending_approval')).toEqual([])
  })

  test('of open orders belong to what can still be cancelled', () => {
    expect([...OPEN_FULFILMENTS].sort()).toEqual([...FULFILMENT_ACTS.cancel.from].sort())
  })
})

test.each(STATUS_LABELS)('no pair of the states behind %s has another label', (label) => {
  const pairs = statesOf(label)

  const others = pairs.flatMap(({ fulfilment }) =>
    pairs.flatMap(({ settlement }) => LABELS[fulfilment][settlement] ?? []),
  )

  expect(new Set(others)).toEqual(new Set([label]))
})
