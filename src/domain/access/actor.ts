import type { Right } from './rights.ts'
import type { StaffRole } from './staff-roles.ts'

/** Who does something: a user of the account, a machine with a key of its own, staff acting for it, the system by a job, or a visitor with a link. */
export type Actor =
  | {
      readonly kind: 'user'
      readonly id: string
      readonly name: string
      readonly rights: ReadonlySet<Right>
      readonly address: string | null
    }
  | { readonly kind: 'api'; readonly id: string; readonly name: string; readonly address: string | null }
  | {
      readonly kind: 'staff'
      readonly id: string
      readonly name: string
      readonly role: StaffRole
      readonly address: string | null
    }
  | { readonly kind: 'system'; readonly id: null; readonly name: string; readonly address: null }
  | { readonly kind: 'visitor'; readonly id: null; readonly name: string; readonly address: string | null }

/** The actor of jobs and schedules. */
export const SYSTEM: Actor = { kind: 'system', id: null, name: 'Chancery', address: null }

/** The id of a member of the staff who does something; null for everybody else. */
export const staffOf = (actor: Actor): string | null => (actor.kind === 'staff' ? actor.id : null)
