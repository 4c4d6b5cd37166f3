import type { OutsideMatch } from '#domain/outside/outside-order.ts'
import type { Duplicate } from '#domain/registrations/duplicates.ts'
import type { SellingOffice } from '#domain/registrations/listed-registration.ts'
import type { Registration, RegistrationEvent } from '#domain/registrations/registration.ts'
import type { Contract } from '#domain/contracts/contract.ts'
import type { ContractFieldFacts } from './contract-fields.ts'

/** Everything there is about one registration. */
export interface RegistrationFile {
  readonly registration: Registration
  /** The newest first. */
  readonly events: readonly RegistrationEvent[]
  readonly duplicates: readonly Duplicate[]
  /** Orders of the register that may be the applicant's. */
  readonly outside: readonly OutsideMatch[]
  readonly offices: readonly SellingOffice[]
  /** The first that was made with the account. */
  readonly contract: Contract | null
}

/** Public prices, or those of a contract that is made with the account. */
export const CONTRACT_CHOICES = ['none', 'new'] as const

export type RegistrationAct = 'acceptance' | 'correction-requests' | 'refusal'

/** A form of the page that is shown again, with what is wrong in it. */
export interface ActDraft {
  readonly act: RegistrationAct
  readonly typed: Readonly<Record<string, string>>
  /** Ids of the ticked orders of the register. */
  readonly outside: readonly string[]
  /** Codes of the ticked products. */
  readonly products: readonly string[]
  readonly errors: Readonly<Record<string, string>>
}

export interface RegistrationFacts extends ContractFieldFacts {
  readonly file: RegistrationFile
  readonly draft: ActDraft | null
  /** Somebody was quicker: nothing was done. */
  readonly isChanged: boolean
}

export const registrationPath = ({ registration }: RegistrationFile) => `/staff/registrations/${registration.id}`
