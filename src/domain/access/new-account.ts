import type { PostalAddress, Seller } from '#domain/documents/document.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Currency } from '#domain/shared/money.ts'
import type { AuthenticationMode } from './authentication-mode.ts'
import type { Right } from './rights.ts'
import type { PurchaseOption } from './signed-in.ts'
import type { StaffRole } from './staff-roles.ts'

/** A selling legal entity of the operator. */
export interface NewOffice {
  readonly code: string
  readonly country: 'FR' | 'GB'
  readonly currency: Currency
  /** Two to four capital letters that its document numbers begin with. */
  readonly numberPrefix: string
  readonly seller: Seller
  /** SEPA creditor identifier (ICS); null: this office collects no direct debits. */
  readonly creditorIdentifier: string | null
}

/** A customer to be opened: the account itself is the first organization it knows. */
export interface NewAccount {
  readonly slug: string
  readonly officeCode: string
  readonly name: string
  readonly kind: 'company' | 'reseller'
  readonly purchaseOption: PurchaseOption
  readonly currency: Currency
  readonly language: Language
  /** Password where it is not said. */
  readonly authenticationMode?: AuthenticationMode
  /** To look around in; an ordinary one where it is not said. */
  readonly isDemonstration?: true
  readonly approvalMode: boolean
  readonly purchaseOrderRequired: boolean
  readonly deferredPaymentAllowed: boolean
  readonly registrationNumber: string
  readonly vatNumber: string | null
  readonly vatNumberValid: boolean
  readonly address: PostalAddress
  readonly phone: string
}

export interface NewUser {
  readonly login: string
  readonly name: string
  readonly email: string
  readonly language: Language
  readonly password: string
  readonly isSuperUser: boolean
  readonly rights: readonly Right[]
}

export interface NewStaff {
  readonly login: string
  readonly name: string
  readonly email: string
  readonly language: Language
  readonly password: string
  readonly role: StaffRole
}
