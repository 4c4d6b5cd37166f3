import type { RegistrationForm } from '#domain/registrations/registration.ts'
import { typedRegistration } from '#routes/sign-up/registration-form.ts'

/** A form as a browser sends it: a box that is not ticked is not there. */
export function typedFields(form: RegistrationForm): Record<string, string> {
  const { technical_same: same, ...typed } = typedRegistration(form)
  return { ...typed, ...(same ? { technical_same: same } : {}), terms: 'yes' }
}
