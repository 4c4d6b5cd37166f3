/** Five independent flags of a user; the super user has all of them (spec 1). */
export const RIGHTS = ['technical', 'commercial', 'billing', 'administrative', 'approval'] as const
export type Right = (typeof RIGHTS)[number]

/** What a page or an act asks for. Each is opened by at least one right. */
export const PERMISSIONS = {
  'home:read': RIGHTS,
  'profile:write': RIGHTS,
  'documentation:read': RIGHTS,
  'orders:read': ['technical', 'commercial', 'approval'],
  'orders:place': ['technical'],
  'orders:approve': ['approval'],
  'orders:pay': ['technical', 'billing'],
  'certificates:manage': ['technical'],
  'pricing:read': ['commercial'],
  'account:read': ['billing'],
  'account:credit': ['billing'],
  'contract:read': ['billing'],
  'agreements:read': ['technical', 'billing', 'administrative'],
  'agreements:decide': ['administrative'],
  'accounting:read': ['billing'],
  'documents:read': ['technical', 'commercial', 'billing'],
  'administration:manage': ['administrative'],
  'credentials:manage': ['administrative'],
  'monitoring:read': ['technical', 'administrative'],
} as const satisfies Record<string, readonly Right[]>
export type Permission = keyof typeof PERMISSIONS

export function grants(rights: ReadonlySet<Right>, permission: Permission): boolean {
  return PERMISSIONS[permission].some((right) => rights.has(right))
}

/** The rights in force: a super user's flags do not matter. */
export function rightsOf(
  user: Readonly<Record<Right, boolean>> & { readonly isSuperUser: boolean },
): ReadonlySet<Right> {
  return new Set(RIGHTS.filter((right) => user.isSuperUser || user[right]))
}
