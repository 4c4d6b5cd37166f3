import { describe, expect, test } from 'vitest'
import {
  isOpenMandate,
  isSigningDay,
  MANDATE_ACTS,
  MANDATE_STATES,
  mandateClosed,
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
