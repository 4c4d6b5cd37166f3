import type { RegistrationState } from './states.ts'
import type { AuthenticationMode } from '#domain/access/authentication-mode.ts'
import type { PurchaseOption } from '#domain/access/signed-in.ts'
import type { ContactInput, OrganizationInput } from '#domain/orders/order-input.ts'
import type { Language } from '#domain/shared/language.ts'

export const ACCOUNT_KINDS = ['company', 'reseller'] as const
export type AccountKind = (typeof ACCOUNT_KINDS)[number]

/** The form of somebody who wants an account, as it was typed; null where nothing of the list was chosen. */
export interface RegistrationInput {
  readonly organization: OrganizationInput
  /** Becomes the super user. */
  readonly corporate: ContactInput
  /** Null: the same person. */
  readonly technical: ContactInput | null
  readonly kind: AccountKind | null
  readonly purchaseOption: PurchaseOption | null
  readonly authenticationMode: AuthenticationMode | null
  readonly language: Language
}

/** The same with an answer to every question. */
export interface RegistrationForm extends RegistrationInput {
  readonly kind: AccountKind
  readonly purchaseOption: PurchaseOption
  readonly authenticationMode: AuthenticationMode
}

export const REGISTRATION_EVENTS = [
  'submitted',
  'edited',
  'correction_asked',
  'corrected',
  'accepted',
  'refused',
] as const
export type RegistrationEventKind = (typeof REGISTRATION_EVENTS)[number]

export interface RegistrationEvent {
  readonly kind: RegistrationEventKind
  readonly at: Date
  readonly actorName: string
  /** What the applicant was told, or null. */
  readonly message: string | null
}

/** Days for which the link to a form that is to be corrected holds. */
export const CORRECTION_DAYS = 14
/** Days for which the link of a status page fills the form. */
export const PREFILL_DAYS = 7
/** Longest text that staff write to an applicant. */
export const LONGEST_MESSAGE = 2_000

/** Somebody's wish for an account, as it stands now. */
export interface Registration {
  readonly id: string
  readonly state: RegistrationState
  /** Counts every change: who changes an older one than stands here is told. */
  readonly version: number
  readonly form: RegistrationForm
  readonly termsAcceptedAt: Date
  /** Where the accepted terms stood; null where that was not kept yet. */
  readonly termsUrl: string | null
  /** The order whose status page filled the form. */
  readonly sourceReference: string | null
  readonly accountId: string | null
  readonly submittedAt: Date
  readonly changedAt: Date
  readonly changedBy: string
  /** Who of the staff accepted or refused it; null while nobody has, and where the system did. */
  readonly decidedBy: string | null
}
