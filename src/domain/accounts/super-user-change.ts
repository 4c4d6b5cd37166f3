import type { ManagedUser } from '#domain/access/managed-user.ts'
import { versionOf } from '#domain/access/profile.ts'
import { addDays } from '#domain/shared/time.ts'

/**
 * The two ways in which an account gets another super user (guide 7.1). Somebody whom we know asks by mail, from the
 * address that we know. Anybody else needs a letter on headed paper, signed by the head of the organization.
 */
export const SUPER_USER_PROOFS = ['known_person', 'signed_letter'] as const
export type SuperUserProof = (typeof SUPER_USER_PROOFS)[number]

/** What becomes of the super user until now. */
export const FORMER_SUPER_USER = ['keeps_rights', 'suspended'] as const
export type FormerSuperUser = (typeof FORMER_SUPER_USER)[number]

export interface ProofOfChange {
  readonly kind: SuperUserProof
  /** Who sent the mail or signed the letter. */
  readonly from: string
  /** Calendar day that stands on it. */
  readonly datedOn: string
  /** Under which it is filed with us. */
  readonly filedAs: string
}

export const SUPER_USER_FAULTS = [
  'is_already',
  'suspended',
  'not_known',
  'known_too_recently',
  'not_from_them',
] as const
export type SuperUserFault = (typeof SUPER_USER_FAULTS)[number]

/** Days for which a contact's address must have been known: whoever may order can name a contact, and ask from there. */
export const KNOWN_CONTACT_DAYS = 30

/** Whether a mail from an address that is known since then proves something. */
export const isKnownLongEnough = (since: Date, now: Date): boolean => addDays(since, KNOWN_CONTACT_DAYS) < now

/** Somebody who is to become super user: a user of the account, or a new person with the address they give. */
export interface Successor {
  readonly email: string
  /** Null for somebody who has no login in the account yet. */
  readonly user: Pick<ManagedUser, 'isSuperUser' | 'suspendedAt'> | null
}

/**
 * What is wrong with a change, or null. A user of the account is known to us, and so is a contact who has been one for a
 * while: `knownSince`, null for nobody. A mail proves something only when it comes from them.
 */
export function superUserFault(
  proof: Pick<ProofOfChange, 'kind' | 'from'>,
  { email, user }: Successor,
  knownSince: Date | null,
  now: Date,
): SuperUserFault | null {
  if (user?.isSuperUser === true) return 'is_already'
  if (user && user.suspendedAt !== null) return 'suspended'
  if (proof.kind === 'signed_letter') return null
  if (!user && knownSince === null) return 'not_known'
  if (!user && knownSince !== null && !isKnownLongEnough(knownSince, now)) return 'known_too_recently'
  return proof.from.trim().toLowerCase() === email.toLowerCase() ? null : 'not_from_them'
}

/**
 * What is known of the mailbox that a super user has lost. Where somebody else may have read there, they may have chosen
 * a password by a mailed link, and whatever signs in beside it.
 */
export const OLD_MAILBOX = ['trusted', 'in_doubt'] as const
export type OldMailbox = (typeof OLD_MAILBOX)[number]

/** Names whose address is to be corrected, and which: what the form was filled from. */
export const superUserVersion = ({ login, email }: Pick<ManagedUser, 'login' | 'email'>): string =>
  versionOf(login, email)
