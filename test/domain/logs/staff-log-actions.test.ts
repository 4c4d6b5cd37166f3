import { expect, test } from 'vitest'
import { STAFF_LOG_ACTIONS, staffResultOf } from '#domain/logs/staff-log-actions.ts'

test('attempts that came to nothing are told from what was done', () => {
  expect(STAFF_LOG_ACTIONS.filter((action) => staffResultOf(action) === 'denied')).toEqual([
    'access.denied',
    'personal_data.link_refused',
    'sign_in.failed',
    'sign_in.locked',
    'two_factor.failed',
    'two_factor.locked',
    'two_factor.passkey_refused',
  ])
})
