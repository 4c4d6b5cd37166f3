import { HOUR } from '#domain/shared/time.ts'

/** How long a mailed link may be opened. */
export const LINK_LIFETIME = HOUR
/** How long the page stays open once it was. */
export const PAGE_LIFETIME = HOUR

/** Whose data a page shows: an address in one account, or outside of all of them. */
export interface Holder {
  readonly accountId: string | null
  /** In small letters. */
  readonly email: string
}

/** A holder with the users that have the address, who are found by their id elsewhere. */
export interface Subject extends Holder {
  readonly accountName: string | null
  readonly users: readonly SubjectUser[]
  /** How they are called, as users and as contacts: where only a name was kept, it finds them. */
  readonly names: readonly string[]
}

export interface SubjectUser {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly isActive: boolean
}

/** An open page. */
export interface OpenPage {
  readonly linkId: string
  readonly holder: Holder
  readonly endsAt: Date
}

/** A link that nobody has opened yet. */
export interface WaitingLink {
  readonly id: string
  readonly holder: Holder
  readonly accountName: string | null
  readonly expiresAt: Date
}
