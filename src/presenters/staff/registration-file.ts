import type { OutsideMatch } from '#domain/outside/outside-order.ts'
import type { Duplicate } from '#domain/registrations/duplicates.ts'
import type { SellingOffice } from '#domain/registrations/listed-registration.ts'
import type { Registration, RegistrationEvent } from '#domain/registrations/registration.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'

/** Everything there is about one registration. */
export interface RegistrationFile {
  readonly registration: Registration
  /** The newest first. */
  readonly events: readonly RegistrationEvent[]
  readonly duplicates: readonly Duplicate[]
  /** Orders of the register that may be the applicant's. */
  readonly outside: readonly OutsideMatch[]
  readonly offices: readonly SellingOffice[]
}

export type RegistrationAct = 'acceptance' | 'correction-requests' | 'refusal'

/** A form of the page that is shown again, with what is wrong in it. */
export interface ActDraft {
  readonly act: RegistrationAct
  readonly typed: Readonly<Record<string, string>>
  /** Ids of the ticked orders of the register. */
  readonly outside: readonly string[]
  readonly errors: Readonly<Record<string, string>>
}

export interface RegistrationFacts {
  readonly file: RegistrationFile
  readonly draft: ActDraft | null
  /** Somebody was quicker: nothing was done. */
  readonly isChanged: boolean
  readonly language: Language
  readonly t: Translate
}

export const registrationPath = ({ registration }: RegistrationFile) => `/staff/registrations/${registration.id}`
