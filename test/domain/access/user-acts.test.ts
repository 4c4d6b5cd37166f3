import { describe, expect, test } from 'vitest'
import type { UserCertificateState } from '#domain/access/user-certificate.ts'
import { actRefusal, offeredActs, USER_ACTS } from '#domain/access/user-acts.ts'

const ME = 'me'
const [nobodySpecial, superUser, self] = [
  { id: 'other', isSuperUser: false },
  { id: 'owner', isSuperUser: true },
  { id: ME, isSuperUser: false },
]
const at = new Date('2026-11-23T09:00:00Z')
const inForce = {
  blockedAt: null,
  suspendedAt: null,
  lockedAt: null,
  isNew: false,
  usesCertificates: false,
  certificate: null,
}
const certified = (state: UserCertificateState) => ({
  ...inForce,
  usesCertificates: true,
  certificate: { state, notAfter: at, usedAt: null, isEnding: false },
})

describe('what one user may do to another', () => {
  test.each(USER_ACTS)('%s: everything with somebody else of the account', (act) => {
    expect(actRefusal(act, nobodySpecial, ME)).toBeNull()
  })

  test.each(USER_ACTS)('%s: nothing with the super user', (act) => {
    expect(actRefusal(act, superUser, ME)).toBe('super_user_is_own_master')
    expect(actRefusal(act, superUser, null)).toBe('super_user_is_own_master')
  })

  test.each(USER_ACTS)('%s: nothing with oneself, who has a profile', (act) => {
    expect(actRefusal(act, self, ME)).toBe('not_on_yourself')
  })

  test.each(USER_ACTS)('%s: as super user with oneself', (act) => {
    const shutsOut = ['suspend', 'suspend_certificate', 'revoke_certificate', 'delete'].includes(act)

    expect(actRefusal(act, superUser, 'owner')).toBe(shutsOut ? 'super_user_stays' : 'not_on_yourself')
  })
})

describe('what a page offers', () => {
  test.each([
    ['an active user', inForce, ['change', 'suspend', 'delete']],
    ['an invited one', { ...inForce, isNew: true }, ['change', 'suspend', 'invite', 'delete']],
    ['a locked one', { ...inForce, lockedAt: at }, ['change', 'suspend', 'unlock', 'delete']],
    ['a suspended one', { ...inForce, suspendedAt: at }, ['change', 'reactivate', 'delete']],
    [
      'somebody invited, locked and suspended',
      { ...inForce, suspendedAt: at, lockedAt: at, isNew: true },
      ['change', 'reactivate', 'unlock', 'delete'],
    ],
    ['a blocked one', { ...inForce, suspendedAt: at, blockedAt: at }, ['change', 'delete']],
    [
      'an invited one of an account with certificates',
      { ...inForce, isNew: true, usesCertificates: true },
      ['change', 'suspend', 'send_certificate_link', 'delete'],
    ],
    [
      'one with a certificate',
      certified('valid'),
      ['change', 'suspend', 'send_certificate_link', 'suspend_certificate', 'revoke_certificate', 'delete'],
    ],
    [
      'one whose certificate is suspended',
      certified('suspended'),
      ['change', 'suspend', 'send_certificate_link', 'resume_certificate', 'revoke_certificate', 'delete'],
    ],
    [
      'one whose certificate has expired',
      certified('expired'),
      ['change', 'suspend', 'send_certificate_link', 'delete'],
    ],
    [
      'one with a certificate beside the password',
      { ...certified('valid'), usesCertificates: false },
      ['change', 'suspend', 'send_certificate_link', 'suspend_certificate', 'revoke_certificate', 'delete'],
    ],
  ])('for %s', (_who, state, acts) => {
    expect(offeredActs({ ...nobodySpecial, ...state }, ME)).toEqual(acts)
  })

  test('for the super user, to others: nothing', () => {
    expect(offeredActs({ ...superUser, ...inForce, isNew: true, lockedAt: at }, ME)).toEqual([])
  })
})
