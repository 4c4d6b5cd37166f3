import { isOpenToView } from '#domain/access/account-view.ts'
import { grants, type Permission, type Right } from '#domain/access/rights.ts'
import type { AttentionKind } from '#domain/orders/attention.ts'
import { staffMay, type StaffPermission, type StaffRole } from '#domain/access/staff-roles.ts'

export const SECTION_KEYS = [
  'operations',
  'orders',
  'administration',
  'pricing',
  'account',
  'contract',
  'accounting',
  'monitoring',
  'documentation',
] as const
export type SectionKey = (typeof SECTION_KEYS)[number]

type LinkKey =
  | 'new_order'
  | 'current'
  | 'in_progress'
  | 'all'
  | 'pending_approvals'
  | 'to_renew'
  | 'to_reissue'
  | 'bought_elsewhere'
  | 'late_invoices'
  | 'top_ups'
  | 'users'
  | 'contacts'
  | 'custom_fields'
  | 'security'
  | 'preferences'
  | 'single_sign_on'
  | 'api_users'
  | 'logs'
  | 'contracts'
  | 'data_processing'
type StaffKey =
  | 'home'
  | 'registrations'
  | 'cases'
  | 'payments'
  | 'mandates'
  | 'accounts'
  | 'blocked_users'
  | 'contracts'
  | 'agreements'
  | 'outside_orders'
  | 'news'
  | 'mailbox'
  | 'jobs'
  | 'staff'
  | 'log'
  | 'demo_zone'

interface MenuLink<Access, Key> {
  readonly key: Key
  readonly href: string
  readonly permission: Access
  /** What its badge counts. */
  readonly badge?: AttentionKind
}

interface MenuSection<Access, Key> extends MenuLink<Access, Key> {
  readonly links: readonly MenuLink<Access, LinkKey>[]
}

/** The nine sections in the order of the guide, with the pages that exist. */
export const MENU: readonly MenuSection<Permission, SectionKey>[] = [
  {
    key: 'operations',
    href: '/operations',
    permission: 'orders:place',
    links: [{ key: 'new_order', href: '/operations/new-order', permission: 'orders:place' }],
  },
  {
    key: 'orders',
    href: '/orders',
    permission: 'orders:read',
    links: [
      { key: 'current', href: '/orders', permission: 'orders:read' },
      { key: 'in_progress', href: '/orders/in-progress', permission: 'orders:read' },
      { key: 'all', href: '/orders/all', permission: 'orders:read' },
      {
        key: 'pending_approvals',
        href: '/orders/pending-approvals',
        permission: 'orders:approve',
        badge: 'approvals',
      },
      { key: 'to_renew', href: '/orders/to-renew', permission: 'orders:read', badge: 'renewals' },
      { key: 'to_reissue', href: '/orders/to-reissue', permission: 'orders:read', badge: 'reissues' },
      { key: 'bought_elsewhere', href: '/orders/bought-elsewhere', permission: 'orders:read', badge: 'to_check' },
    ],
  },
  {
    key: 'administration',
    href: '/administration',
    permission: 'administration:manage',
    links: [
      { key: 'users', href: '/administration/users', permission: 'administration:manage' },
      { key: 'security', href: '/administration/security', permission: 'credentials:manage' },
      { key: 'single_sign_on', href: '/administration/single-sign-on', permission: 'credentials:manage' },
      { key: 'api_users', href: '/administration/api-users', permission: 'credentials:manage' },
      { key: 'contacts', href: '/administration/contacts', permission: 'administration:manage' },
      { key: 'preferences', href: '/administration/preferences', permission: 'administration:manage' },
      { key: 'custom_fields', href: '/administration/custom-fields', permission: 'administration:manage' },
      { key: 'logs', href: '/administration/logs', permission: 'administration:manage' },
    ],
  },
  { key: 'pricing', href: '/pricing', permission: 'pricing:read', links: [] },
  {
    key: 'account',
    href: '/account',
    permission: 'account:read',
    links: [{ key: 'top_ups', href: '/account/top-ups', permission: 'account:read' }],
  },
  {
    key: 'contract',
    href: '/contract',
    permission: 'contract:read',
    links: [
      { key: 'contracts', href: '/contract', permission: 'contract:read' },
      { key: 'data_processing', href: '/contract/data-processing', permission: 'agreements:read' },
    ],
  },
  {
    key: 'accounting',
    href: '/accounting',
    permission: 'accounting:read',
    links: [
      {
        key: 'late_invoices',
        href: '/accounting/late-invoices',
        permission: 'accounting:read',
        badge: 'late_invoices',
      },
    ],
  },
  { key: 'monitoring', href: '/monitoring', permission: 'monitoring:read', links: [] },
  { key: 'documentation', href: '/documentation', permission: 'documentation:read', links: [] },
]

export const STAFF_MENU: readonly MenuSection<StaffPermission, StaffKey>[] = [
  { key: 'home', href: '/staff', permission: 'staff:home', links: [] },
  { key: 'registrations', href: '/staff/registrations', permission: 'registrations:work', links: [] },
  { key: 'cases', href: '/staff/cases', permission: 'cases:work', links: [] },
  { key: 'payments', href: '/staff/payments', permission: 'payments:enter', links: [] },
  { key: 'mandates', href: '/staff/mandates', permission: 'mandates:decide', links: [] },
  { key: 'accounts', href: '/staff/accounts', permission: 'accounts:read', links: [] },
  { key: 'blocked_users', href: '/staff/blocked-users', permission: 'users:reopen', links: [] },
  { key: 'contracts', href: '/staff/contracts', permission: 'contracts:manage', links: [] },
  { key: 'agreements', href: '/staff/data-processing', permission: 'agreements:publish', links: [] },
  { key: 'outside_orders', href: '/staff/outside-orders', permission: 'outside_orders:keep', links: [] },
  { key: 'news', href: '/staff/news', permission: 'news:write', links: [] },
  { key: 'mailbox', href: '/staff/mailbox', permission: 'mailbox:read', links: [] },
  { key: 'jobs', href: '/staff/jobs', permission: 'jobs:read', links: [] },
  { key: 'staff', href: '/staff/staff', permission: 'staff:manage', links: [] },
  { key: 'log', href: '/staff/log', permission: 'staff_log:read', links: [] },
  { key: 'demo_zone', href: '/staff/demo-zone', permission: 'staff:home', links: [] },
]

/**
 * The menu as somebody with these rights sees it: what they may not use, or their account does not do, is not there, nor what
 * stays closed to staff who look at the account; approvals are while the mode is on or people outside may
 * order by links, and until the last order that waits is decided. A section of which they may use a part begins with that part.
 */
export function menuFor(rights: ReadonlySet<Right>, hasApprovals = true, isView = false) {
  return MENU.flatMap((section) => {
    const links = section.links.filter(
      ({ key, permission }) =>
        grants(rights, permission) &&
        (hasApprovals || key !== 'pending_approvals') &&
        (!isView || isOpenToView({ method: 'get', permission })),
    )
    const first = grants(rights, section.permission) ? section : links[0]
    return first ? [{ ...section, href: first.href, links }] : []
  })
}

/** The same for staff; the demo's zone is only there in demo mode. */
export function staffMenuFor(role: StaffRole, demo: boolean) {
  return STAFF_MENU.filter(({ key, permission }) => staffMay(role, permission) && (demo || key !== 'demo_zone'))
}
