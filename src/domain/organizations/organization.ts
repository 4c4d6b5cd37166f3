import type { PostalAddress } from '#domain/documents/document.ts'
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
