import type { Translate } from '#platform/i18n.ts'
import { newPasswordFields, type FormErrors } from '#presenters/new-password-fields.ts'
import { ownForm, presentPasswordField } from './own-form.ts'

export interface OwnPasswordFacts {
  /** It is too old, and nothing else is open before it was changed. */
  readonly isExpired: boolean
  readonly errors: FormErrors
  readonly t: Translate
}

export function ownPasswordPage({ isExpired, errors, t }: OwnPasswordFacts) {
  const fields = [presentPasswordField(errors, t), ...newPasswordFields(errors, t)]
  const form = { key: 'password', fields, notes: [t('profile.password.note')], version: '' } as const
  return ownForm(isExpired ? { ...form, problem: t('profile.password.expired'), isOnlyPage: true } : form, t)
}
