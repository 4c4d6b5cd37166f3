import { describe, expect, test } from 'vitest'
import { ACCOUNT_STATES, accountState, STATE_ACTS, stateAfter } from '#domain/accounts/account-state.ts'

const AT = new Date('2026-11-23T09:00:00Z')

test.each([
  [null, null, 'open'],
  [AT, null, 'suspended'],
  [AT, AT, 'closed'],
] as const)('an account suspended at %s and closed at %s is %s', (suspendedAt, closedAt, state) => {
  expect(accountState({ suspendedAt, closedAt })).toBe(state)
})

describe('what staff do', () => {
  const table = {
    'suspend open': 'suspended',
    'suspend suspended': null,
    'suspend closed': null,
    'reopen open': null,
    'reopen suspended': 'open',
    'reopen closed': null,
    'close open': 'closed',
    'close suspended': 'closed',
    'close closed': null,
  }

  test('leads from each state where the table says, and out of a closed account nothing leads', () => {
    const found = STATE_ACTS.flatMap((act) =>
      ACCOUNT_STATES.map((state) => [`${act} ${state}`, stateAfter(act, state)] as const),
    )

    expect(Object.fromEntries(found)).toEqual(table)
  })
})
