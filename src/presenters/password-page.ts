import type { PasswordLink } from '#domain/access/password-link.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { errorSummary } from './components/field.ts'
import { formatsFor } from './components/formats.ts'
import { pageHead } from './components/page-head.ts'
import { newPasswordFields, type FormErrors } from './new-password-fields.ts'

export interface PasswordPageFacts {
  readonly link: Pick<PasswordLink, 'purpose' | 'expiresAt' | 'user'> & { readonly accountName?: string }
  readonly action: string
  readonly errors: FormErrors
  readonly language: Language
  readonly t: Translate
}

/** What views/password/choose.ejs is given. */
export function passwordPage({ link, action, errors, language, t }: PasswordPageFacts) {
  const { login } = link.user
  const fields = newPasswordFields(errors, t)
  return {
    title: t(`access.password.title_${link.purpose}`),
    head: pageHead({
      lead:
        link.accountName === undefined
          ? t('access.password.staff_lead', { login })
          : t('access.password.lead', { login, account: link.accountName }),
    }),
    action,
    summary: errorSummary(fields),
    fields,
    notes: [
      ...(link.purpose === 'reset' ? [t('access.password.sessions')] : []),
      t('access.password.until', { expires_at: formatsFor(language).dateTime(link.expiresAt).text }),
    ],
    submit: t('access.password.submit'),
  }
}
