import { describe, expect, test } from 'vitest'
import {
  isActiveAdmin,
  leavesNoAdmin,
  offeredStaffActs,
  staffActRefusal,
  staffState,
  staffVersion,
  type StaffMember,
} from '#domain/access/staff-member.ts'

const AT = new Date('2026-11-23T09:00:00Z')
const member = (fields: Partial<StaffMember> = {}): StaffMember => ({
  id: 'sales',
  login: 'sales',
  name: 'Camille Roux',
  email: 'sales@chancery.example',
  language: 'fr',
  role: 'sales',
  suspendedAt: null,
  lockedAt: null,
  isNew: false,
  lastSignInAt: null,
  factorId: null,
  ...fields,
})
const admin = (id: string, fields: Partial<StaffMember> = {}) => member({ id, login: id, role: 'admin', ...fields })

describe('somebody who administers now', () => {
  test.each([
    [admin('a'), true],
    [admin('a', { suspendedAt: AT }), false],
    [admin('a', { isNew: true }), false],
    [member(), false],
  ])('%o: %s', (one, is) => {
    expect(isActiveAdmin(one)).toBe(is)
  })
})

describe('the last administrator', () => {
  const [a, b] = [admin('a'), admin('b')]
  const gone = { role: 'admin', suspended: true } as const
  const demoted = { role: 'sales', suspended: false } as const

  test('is neither suspended nor given another role', () => {
    expect(leavesNoAdmin([a, member()], a, gone)).toBe(true)
    expect(leavesNoAdmin([a, member()], a, demoted)).toBe(true)
    expect(leavesNoAdmin([a, admin('c', { isNew: true })], a, demoted)).toBe(true)
  })

  test('may go when another one is there, and may stay what they are', () => {
    expect(leavesNoAdmin([a, b], a, gone)).toBe(false)
    expect(leavesNoAdmin([a], a, { role: 'admin', suspended: false })).toBe(false)
  })
})

test('nobody suspends or changes themselves; the rest is theirs to do', () => {
  expect(staffActRefusal('suspend', admin('a'), 'a')).toBe('staff_not_on_yourself')
  expect(staffActRefusal('change', admin('a'), 'a')).toBe('staff_not_on_yourself')
  expect(staffActRefusal('unlock', admin('a'), 'a')).toBeNull()
  expect(staffActRefusal('suspend', admin('a'), 'b')).toBeNull()
})

test.each([
  [member(), 'active', ['change', 'suspend']],
  [member({ isNew: true }), 'invited', ['change', 'suspend', 'invite']],
  [member({ lockedAt: AT }), 'locked', ['change', 'suspend', 'unlock']],
  [member({ suspendedAt: AT, isNew: true }), 'suspended', ['change', 'reactivate']],
] as const)('%o is %s and offers %j', (one, state, acts) => {
  expect(staffState(one)).toBe(state)
  expect(offeredStaffActs(one, 'admin')).toEqual(acts)
})

test('a version names what can be written', () => {
  expect(staffVersion(member())).toBe(staffVersion(member({ lockedAt: AT })))
  expect(staffVersion(member())).not.toBe(staffVersion(member({ role: 'support' })))
})
