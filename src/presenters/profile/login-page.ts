import { versionOf } from '#domain/access/profile.ts'
import type { Translate } from '#platform/i18n.ts'
import { field } from '#presenters/components/field.ts'
import type { FormErrors } from '#presenters/new-password-fields.ts'
import { ownForm, proofParts } from './own-form.ts'

export interface LoginPageFacts {
  readonly login: string
  /** What was typed, when the form is shown again. */
  readonly draft: string | null
  readonly usesCertificates: boolean
  readonly errors: FormErrors
  readonly t: Translate
}

export function loginPage({ login, draft, usesCertificates, errors, t }: LoginPageFacts) {
  const proof = proofParts({ usesCertificates, errors, t })
  const error = errors['login']
  const fields = [
    field({
      name: 'login',
      label: t('profile.login.new'),
      hint: t('profile.login.hint'),
      value: draft ?? login,
      error: error ? t(error.key, error.values) : null,
      required: true,
      maxlength: 60,
      autocomplete: 'username',
      mono: true,
    }),
    ...proof.fields,
  ]
  return ownForm({ ...proof, key: 'login', fields, version: versionOf(login) }, t)
}
