import type { Translate } from '#platform/i18n.ts'
import { alert, type Alert } from '#presenters/components/alert.ts'
import { errorSummary, field, type Field } from '#presenters/components/field.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import type { FormErrors } from '#presenters/new-password-fields.ts'

export type OwnFormKey = 'login' | 'email' | 'password'

/** What stands in its place where certificates open the account: having just signed in by one. */
export interface ProofFacts {
  readonly usesCertificates: boolean
  readonly errors: FormErrors
  readonly t: Translate
}

/** What a form asks as a proof, and what it says about it. */
export function proofParts({ usesCertificates, errors, t }: ProofFacts) {
  const isLongAgo = 'session' in errors
  return {
    fields: usesCertificates ? [] : [presentPasswordField(errors, t)],
    notes: usesCertificates && !isLongAgo ? [t('profile.just_signed_in')] : [],
    ...(isLongAgo && { problem: t('profile.errors.signed_in_long_ago') }),
  }
}

/** The present password, which each of these changes asks for: a browser left open is no permission. */
export function presentPasswordField(errors: FormErrors, t: Translate): Field {
  const error = errors['present']
  return field({
    name: 'present',
    kind: 'password',
    label: t('profile.present'),
    error: error ? t(error.key, error.values) : null,
    required: true,
    maxlength: 500,
    autocomplete: 'current-password',
  })
}

interface OwnForm {
  readonly key: OwnFormKey
  readonly fields: readonly Field[]
  readonly notes: readonly string[]
  readonly version: string
  readonly problem?: string
  /** Where there is no way back, there is none. */
  readonly isOnlyPage?: boolean
}

/** What views/profile/form.ejs is given for each of them. */
export function ownForm({ key, fields, notes, version, problem, isOnlyPage = false }: OwnForm, t: Translate) {
  const profile = { href: '/profile', label: t('profile.title') }
  const notice: Alert | null = problem ? alert('act', problem) : null
  return {
    title: t(`profile.${key}.title`),
    head: pageHead({ lead: t(`profile.${key}.lead`), trail: isOnlyPage ? [] : [profile] }),
    notice,
    action: `/profile/${key}`,
    summary: errorSummary(fields),
    version,
    fields,
    notes,
    submit: t(`profile.${key}.submit`),
    back: isOnlyPage ? null : { href: '/profile', label: t('profile.back') },
  }
}
