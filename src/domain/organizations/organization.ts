import type { PostalAddress } from '#domain/documents/document.ts'
import type { HolderKind } from './holder-kind.ts'
import type { Language } from '#domain/shared/language.ts'

/** A certificate holder known to an account, keyed by its registration number without spaces. */
export interface Organization {
  readonly id: string
  readonly registrationNumber: string
  readonly name: string
  readonly state: string | null
  readonly address: PostalAddress
  readonly phone: string
  readonly vatNumber: string | null
  readonly nafCode: string | null
  /** Null until the first EV certificate for it is ordered. */
  readonly kind: HolderKind | null
}

/** A person of an organization. */
export interface Contact {
  readonly id: string
  readonly organizationId: string
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly phone: string
  readonly jobTitle: string | null
  readonly language: Language
}

/** What order forms propose a contact as. */
export const CONTACT_ROLES = ['corporate', 'technical'] as const
export type ContactRole = (typeof CONTACT_ROLES)[number]

/** A contact as order forms know it. */
/** Since when an account knows somebody by an address. */
export interface ContactAddress {
  readonly name: string
  readonly email: string
  readonly since: Date
  /** Who wrote it; null where that was not kept yet. */
  readonly by: string | null
}

export interface KnownContact extends Contact {
  /** Further organizations that it stands for, since contacts of theirs were merged into it. */
  readonly otherOrganizationIds: readonly string[]
  readonly proposedAs: readonly ContactRole[]
}

/** Whether somebody is a person of the organization. */
export function standsFor(
  person: Pick<KnownContact, 'organizationId' | 'otherOrganizationIds'>,
  organizationId: string | null,
): boolean {
  if (organizationId === null) return false
  return person.organizationId === organizationId || person.otherOrganizationIds.includes(organizationId)
}
