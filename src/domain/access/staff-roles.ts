export const STAFF_ROLES = ['sales', 'validation', 'accounting', 'support', 'admin'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

/** What a page of the back office asks for; `admin` opens all of it. */
export const STAFF_PERMISSIONS = {
  'staff:home': STAFF_ROLES,
  'accounts:read': STAFF_ROLES,
  'accounts:view': ['sales', 'support'],
  'accounts:suspend': ['sales', 'accounting'],
  'accounts:close': ['admin'],
  'options:change': ['sales'],
  'super_users:change': ['sales', 'support'],
  'users:unlock': ['support'],
  'registrations:work': ['sales'],
  'cases:work': ['validation'],
  'certificates:enter': ['validation'],
  'payments:enter': ['accounting'],
  'mandates:decide': ['accounting'],
  'contracts:manage': ['sales'],
  'news:write': ['sales', 'support'],
  'outside_orders:keep': ['sales', 'validation'],
  'agreements:publish': ['admin'],
  'second_factors:reset': ['support'],
  'staff:manage': ['admin'],
  'staff_log:read': ['admin'],
  'networks:clear': ['support'],
  'users:reopen': ['support'],
  'mailbox:read': STAFF_ROLES,
  'mailbox:send': STAFF_ROLES,
  'jobs:read': ['admin'],
  'jobs:retry': ['admin'],
} as const satisfies Record<string, readonly StaffRole[]>
export type StaffPermission = keyof typeof STAFF_PERMISSIONS

export function staffMay(role: StaffRole, permission: StaffPermission): boolean {
  const roles: readonly StaffRole[] = STAFF_PERMISSIONS[permission]
  return role === 'admin' || roles.includes(role)
}
