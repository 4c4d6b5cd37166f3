import { describe, expect, test } from 'vitest'
import { grants, PERMISSIONS, RIGHTS, rightsOf, type Permission, type Right } from '#domain/access/rights.ts'
import { STAFF_PERMISSIONS, STAFF_ROLES, staffMay, type StaffPermission } from '#domain/access/staff-roles.ts'

const NONE = {
  technical: false,
  commercial: false,
  billing: false,
  administrative: false,
  approval: false,
  isSuperUser: false,
}

describe('the rights of a user', () => {
  test('are the flags that are set', () => {
    expect([...rightsOf({ ...NONE, technical: true, billing: true })]).toEqual(['technical', 'billing'])
  })

  test('are all of them for the super user, whatever the flags say', () => {
    expect([...rightsOf({ ...NONE, isSuperUser: true })]).toEqual([...RIGHTS])
  })
})

describe('a permission', () => {
  const cases = (Object.keys(PERMISSIONS) as Permission[]).flatMap((permission) =>
    RIGHTS.map((right) => [permission, right, (PERMISSIONS[permission] as readonly Right[]).includes(right)] as const),
  )

  test.each(cases)('%s with %s alone is %s', (permission, right, open) => {
    expect(grants(new Set([right]), permission)).toBe(open)
  })

  test('is closed to somebody without any right', () => {
    expect((Object.keys(PERMISSIONS) as Permission[]).filter((permission) => grants(new Set(), permission))).toEqual([])
  })

  test('to order is for technical users alone', () => {
    expect(RIGHTS.filter((right) => grants(new Set([right]), 'orders:place'))).toEqual(['technical'])
  })
})

describe('a role of the staff', () => {
  test('opens its own pages and nobody else’s', () => {
    const open = (permission: StaffPermission) => STAFF_ROLES.filter((role) => staffMay(role, permission))

    expect(open('cases:work')).toEqual(['validation', 'admin'])
    expect(open('payments:enter')).toEqual(['accounting', 'admin'])
  })

  test('admin opens everything', () => {
    expect(
      (Object.keys(STAFF_PERMISSIONS) as StaffPermission[]).every((permission) => staffMay('admin', permission)),
    ).toBe(true)
  })
})
