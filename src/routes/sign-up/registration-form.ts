import { AUTHENTICATION_MODES } from '#domain/access/authentication-mode.ts'
import { PURCHASE_OPTIONS } from '#domain/access/signed-in.ts'
import { NO_CONTACT } from '#domain/orders/blank-order.ts'
import { ACCOUNT_KINDS, type RegistrationInput } from '#domain/registrations/registration.ts'
import { LANGUAGES, type Language } from '#domain/shared/language.ts'
import { tick } from '#routes/operations/clean-text.ts'
import { readContact, readOrganization, typedGroup, type TypedForm } from '#routes/operations/holder-inputs.ts'

/** The registration as it was typed; the language of the page stands for one that is missing. */
export function readRegistration(typed: TypedForm, language: Language): RegistrationInput {
  return {
    organization: { ...readOrganization(typed, 'organization_'), nafCode: '' },
    corporate: readContact(typed, 'corporate_'),
    technical: tick.parse(typed['technical_same']) ? null : readContact(typed, 'technical_'),
    kind: oneOf(ACCOUNT_KINDS, typed['kind']),
    purchaseOption: oneOf(PURCHASE_OPTIONS, typed['purchase_option']),
    authenticationMode: oneOf(AUTHENTICATION_MODES, typed['authentication_mode']),
    language: oneOf(LANGUAGES, typed['language']) ?? language,
  }
}

/** A registration as the form has it: the same way back. */
export function typedRegistration(input: RegistrationInput): TypedForm {
  const { organization, corporate, technical, kind, purchaseOption, authenticationMode, language } = input
  return {
    ...typedGroup(organization, 'organization_'),
    ...typedGroup(corporate, 'corporate_'),
    ...typedGroup(technical ?? NO_CONTACT, 'technical_'),
    technical_same: technical ? '' : 'yes',
    kind: kind ?? '',
    purchase_option: purchaseOption ?? '',
    authentication_mode: authenticationMode ?? '',
    language,
  }
}

function oneOf<Value extends string>(values: readonly Value[], typed: string | undefined): Value | null {
  return values.find((value) => value === typed) ?? null
}
