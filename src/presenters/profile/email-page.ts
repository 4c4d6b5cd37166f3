import type { Translate } from '#platform/i18n.ts'
import { field } from '#presenters/components/field.ts'
import type { FormErrors } from '#presenters/new-password-fields.ts'
import { ownForm, proofParts } from './own-form.ts'

export interface EmailPageFacts {
  readonly email: string
  /** What was typed, when the form is shown again. */
  readonly draft: string | null
  readonly usesCertificates: boolean
  readonly errors: FormErrors
  readonly t: Translate
}

export function emailPage({ email, draft, usesCertificates, errors, t }: EmailPageFacts) {
  const proof = proofParts({ usesCertificates, errors, t })
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
    ...proof.fields,
  ]
  const note = t(usesCertificates ? 'profile.email.note_both' : 'profile.email.note')
  return ownForm({ ...proof, key: 'email', fields, notes: [note, ...proof.notes], version: '' }, t)
}
