import { describe, expect, test } from 'vitest'
import {
  isOpenMandate,
  isSigningDay,
  MANDATE_ACTS,
  MANDATE_STATES,
  mandateClosed,
  mandateMessage,
  mandateReference,
  moveMandate,
  type MandateState,
} from '#domain/mandates/mandate.ts'
import { Refusal } from '#domain/shared/refusal.ts'

const MOVES: Readonly<Record<string, MandateState>> = {
  'requested accept': 'valid',
  'requested refuse': 'refused',
  'requested revoke': 'revoked',
  'valid revoke': 'revoked',
}

describe.each(MANDATE_STATES)('a mandate that is %s', (state) => {
  test.each(MANDATE_ACTS)('and an act to %s it', (act) => {
    const next = MOVES[`${state} ${act}`]

    if (next) expect(moveMandate(state, act)).toBe(next)
    else expect(() => moveMandate(state, act)).toThrow(Refusal)
  })

  test('is open or not', () => {
    expect(isOpenMandate(state)).toBe(state === 'requested' || state === 'valid')
  })
})

test('a reference has characters that every bank takes, and at most 35 of them', () => {
  expect(mandateReference('FR', 1001)).toBe('FR-SDD-001001')
  expect(mandateReference('ABCD', Number.MAX_SAFE_INTEGER)).toMatch(/^[A-Z0-9-]{1,35}$/)
})

test.each([
  [{ currency: 'EUR', creditorIdentifier: 'FR72ZZZ123456' }, null],
  [{ currency: 'EUR', creditorIdentifier: null }, 'no_creditor'],
  [{ currency: 'GBP', creditorIdentifier: 'FR72ZZZ123456' }, 'not_in_euros'],
])('%j is closed to mandates: %s', (account, reason) => {
  expect(mandateClosed(account)).toBe(reason)
})

test.each([
  ['2026-11-22', false],
  ['2026-11-23', true],
  ['2026-11-25', true],
  ['2026-11-26', false],
])('a mandate of 23 November can be signed on %s, seen on the 25th: %s', (day, can) => {
  expect(isSigningDay(day, '2026-11-23', '2026-11-25')).toBe(can)
})

describe('the home page', () => {
  const decidedAt = new Date('2026-11-01T10:00:00Z')

  test.each<[MandateState, Date | null, string, string | null]>([
    ['requested', null, '2027-11-23', 'requested'],
    ['valid', decidedAt, '2026-11-23', 'valid'],
    ['valid', decidedAt, '2026-12-23', null],
    ['refused', decidedAt, '2026-11-23', 'refused'],
    ['refused', decidedAt, '2026-12-23', null],
    ['valid', null, '2026-11-23', null],
    ['revoked', decidedAt, '2026-11-23', null],
  ])('of a mandate that is %s since %s says on %s: %s', (state, since, day, message) => {
    expect(mandateMessage({ state, decidedAt: since, hasCopy: false }, new Date(day))).toBe(message)
  })

  test('a mandate whose signed copy is sent waits for staff', () => {
    expect(mandateMessage({ state: 'requested', decidedAt: null, hasCopy: true }, new Date())).toBeNull()
  })
})
