import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  confirmBy,
  demandOf,
  inGroups,
  mayReset,
  readCode,
  RECOVERY_CODE_BYTES,
  recoveryCodeOf,
} from '#domain/access/second-factor.ts'
import { STAFF_ROLES } from '#domain/access/staff-roles.ts'

const bytes = fc.uint8Array({ minLength: RECOVERY_CODE_BYTES, maxLength: RECOVERY_CODE_BYTES })

test.each([
  [false, false, 'nothing'],
  [false, true, 'set_up'],
  [true, false, 'code'],
  [true, true, 'code'],
])('after the password: has one %s, mandatory %s → %s', (hasFactor, isMandatory, demand) => {
  expect(demandOf({ hasFactor, isMandatory })).toBe(demand)
})

test.each([
  [false, false, 'nothing'],
  [false, true, 'nothing'],
  [true, false, 'code'],
  [true, true, 'passkey_or_code'],
])('before a dangerous act: asked %s, has passkeys %s → %s', (isAsked, hasPasskeys, by) => {
  expect(confirmBy({ isAsked, hasPasskeys })).toBe(by)
})

describe('a typed code', () => {
  test.each(['123456', ' 123 456 ', '123-456', '123\u00a0456'])('%j is the six digits of an app', (text) => {
    expect(readCode(text)).toEqual({ kind: 'one_time', digits: '123456' })
  })

  test.each([
    '',
    '12345',
    '1234567',
    'abcdef',
    '１２３４５６',
    '123456\u0000',
    '+123456',
    'u'.repeat(24),
    '0'.repeat(25),
  ])('%j is none', (text) => {
    expect(readCode(text)).toBeNull()
  })

  test('is a recovery code, however it is grouped and whatever is mistaken for a digit', () => {
    const written = '0abcde-1fghjk-mnpqrs-tvwxyz'

    for (const text of [written, written.toUpperCase(), 'Oabcde Ifghjk mnpqrs tvwxyz', ' oabcdelfghjkmnpqrstvwxyz'])
      expect(readCode(text)).toEqual({ kind: 'recovery', code: '0abcde1fghjkmnpqrstvwxyz' })
  })
})

describe('a recovery code', () => {
  test('is read back as it was made, from the groups that people see', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = recoveryCodeOf(random)

        expect(code).toHaveLength(24)
        expect(readCode(inGroups(code))).toEqual({ kind: 'recovery', code })
      }),
    )
  })

  test('keeps every bit of what it is made of', () => {
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        fc.pre(Buffer.compare(one, other) !== 0)

        expect(recoveryCodeOf(one)).not.toBe(recoveryCodeOf(other))
      }),
    )
  })
})

describe('a second factor is reset', () => {
  const user = { kind: 'user', accountId: 'a', id: 'u' } as const
  const colleague = { kind: 'staff', accountId: null, id: 's' } as const

  test.each(STAFF_ROLES)('by %s as the role says', (role) => {
    const actor = { kind: 'staff', id: 'me', role } as const

    expect(mayReset(actor, user)).toBe(role === 'support' || role === 'admin')
    expect(mayReset(actor, colleague)).toBe(role === 'admin')
    expect(mayReset({ ...actor, id: 's' }, colleague)).toBe(false)
  })

  test.each(['user', 'visitor', 'system'] as const)('by no %s', (kind) => {
    expect(mayReset({ kind, id: null }, user)).toBe(false)
  })
})
