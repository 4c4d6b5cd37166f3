import type { StaffRole } from './staff-roles.ts'

/** Whoever signs in, a user of an account or one of the operator's staff: what both have alike. */
export type Person =
  | (Named & { readonly kind: 'user'; readonly accountId: string })
  | (Named & { readonly kind: 'staff'; readonly accountId: null; readonly role: StaffRole })

interface Named {
  readonly id: string
  readonly login: string
  readonly name: string
}

/** Enough to find their rows. */
export type PersonId = Pick<Person, 'kind' | 'accountId' | 'id'>
