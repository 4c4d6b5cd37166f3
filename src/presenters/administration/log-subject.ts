import { grants, type Permission, type Right } from '#domain/access/rights.ts'
import type { LogRow } from '#domain/logs/log-list.ts'

type Subject = Pick<LogRow, 'action' | 'subject' | 'details'>

interface Place {
  readonly permission: Permission
  readonly href: (subject: Subject) => string | null
}

const under = (path: string, id: unknown) => (typeof id === 'string' ? `${path}/${id}` : null)
const ofKind = (kind: string, address: string) => (entry: Subject) =>
  entry.action.startsWith(`${kind}.`) ? address : null

/** Where what an entry is about can be seen; a contact that was merged away has its page still. */
const PLACES: readonly Place[] = [
  {
    permission: 'orders:read',
    href: ({ subject }) => (/^CH\d+$/.test(subject) ? `/orders/${subject}` : null),
  },
  {
    permission: 'administration:manage',
    href: ({ details }) => under('/administration/contacts', details['contactId']),
  },
  { permission: 'administration:manage', href: ({ details }) => under('/administration/users', details['userId']) },
  { permission: 'administration:manage', href: ofKind('api_user', '/administration/api-users') },
  { permission: 'administration:manage', href: ofKind('custom_field', '/administration/custom-fields') },
  { permission: 'administration:manage', href: ofKind('mandate', '/administration/preferences/mandate') },
  { permission: 'administration:manage', href: ofKind('billing_entity', '/administration/preferences/accounting') },
  { permission: 'contract:read', href: ofKind('contract', '/contract') },
  {
    permission: 'account:read',
    href: ({ action, subject }) => (action.startsWith('top_up.') ? `/account/top-ups/${subject}` : null),
  },
]

export interface LogReader {
  readonly rights: ReadonlySet<Right>
  readonly users: readonly { readonly id: string; readonly isDeleted: boolean }[]
}

/** The page of what an entry of the log is about; null where there is none, none any more, or not for who reads. */
export function subjectHref(entry: Subject, { rights, users }: LogReader): string | null {
  if (users.some(({ id, isDeleted }) => isDeleted && id === entry.details['userId'])) return null
  for (const { permission, href } of PLACES) {
    const address = grants(rights, permission) ? href(entry) : null
    if (address !== null) return address
  }
  return null
}
