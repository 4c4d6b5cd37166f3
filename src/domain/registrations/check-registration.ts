import type { OrderFault } from '#domain/orders/assessment.ts'
import { contactFaults, organizationFaults } from '#domain/orders/holder-faults.ts'
import type { RegistrationForm, RegistrationInput } from './registration.ts'

export type CheckedRegistration =
  | { readonly ok: true; readonly form: RegistrationForm }
  | { readonly ok: false; readonly faults: readonly OrderFault[] }

/** Reads a form to its end: whole, or with what is wrong at which field. */
export function checkRegistration(input: RegistrationInput, now: Date): CheckedRegistration {
  const { organization, corporate, technical, kind, purchaseOption, authenticationMode } = input
  const faults = [
    ...organizationFaults(organization, 'organization_', now),
    ...contactFaults(corporate, 'corporate_'),
    ...(technical ? contactFaults(technical, 'technical_') : []),
    ...unanswered({ kind, purchase_option: purchaseOption, authentication_mode: authenticationMode }),
  ]
  if (faults.length > 0 || kind === null || purchaseOption === null || authenticationMode === null) {
    return { ok: false, faults }
  }
  return { ok: true, form: { ...input, kind, purchaseOption, authenticationMode } }
}

/** What a box that must be ticked says when it is not. */
export const TERMS_FAULT: OrderFault = { field: 'terms', key: 'registrations.faults.terms', values: {} }

function unanswered(answers: Readonly<Record<string, string | null>>): OrderFault[] {
  return Object.entries(answers)
    .filter(([, answer]) => answer === null)
    .map(([field]) => ({ field, key: 'operations.faults.choose_one', values: {} }))
}
