import type { PasswordLink } from '#domain/access/password-link.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { errorSummary } from './components/field.ts'
import { formatsFor } from './components/formats.ts'
import { pageHead } from './components/page-head.ts'
import { newPasswordFields, type FormErrors } from './new-password-fields.ts'

export interface PasswordPageFacts {
  readonly link: PasswordLink
  readonly token: string
  readonly errors: FormErrors
  readonly language: Language
  readonly t: Translate
}

/** What views/password/choose.ejs is given. */
export function passwordPage({ link, token, errors, language, t }: PasswordPageFacts) {
  const fields = newPasswordFields(errors, t)
  return {
    title: t(`access.password.title_${link.purpose}`),
    head: pageHead({ lead: t('access.password.lead', { login: link.user.login, account: link.accountName }) }),
    action: `/password/${token}`,
    summary: errorSummary(fields),
    fields,
    notes: [
      ...(link.purpose === 'reset' ? [t('access.password.sessions')] : []),
      t('access.password.until', { expires_at: formatsFor(language).dateTime(link.expiresAt).text }),
    ],
    submit: t('access.password.submit'),
  }
}
