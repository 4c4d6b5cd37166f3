import type { Translate } from '#platform/i18n.ts'
import { field } from '#presenters/components/field.ts'
import type { FormErrors } from '#presenters/new-password-fields.ts'
import { ownForm, presentPasswordField } from './own-form.ts'

export interface EmailPageFacts {
  readonly email: string
  /** What was typed, when the form is shown again. */
  readonly draft: string | null
  readonly errors: FormErrors
  readonly t: Translate
}

export function emailPage({ email, draft, errors, t }: EmailPageFacts) {
  const error = errors['email']
  const fields = [
    field({
      name: 'email',
      kind: 'email',
      label: t('profile.email.new'),
      hint: t('profile.email.hint', { email }),
      value: draft ?? '',
      error: error ? t(error.key, error.values) : null,
      required: true,
      maxlength: 200,
      autocomplete: 'email',
    }),
    presentPasswordField(errors, t),
  ]
  return ownForm({ key: 'email', fields, notes: [t('profile.email.note')], version: '' }, t)
}
