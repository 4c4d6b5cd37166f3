import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert } from '../components/alert.ts'
import { errorSummary } from '../components/field.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { everyField, registrationFields, type RegistrationDraft } from '../registrations/registration-fields.ts'
import { registrationPath, type RegistrationFile } from './registration-file.ts'

export interface RegistrationEditFacts {
  readonly file: RegistrationFile
  readonly draft: RegistrationDraft
  /** Of the registration as this form was opened with it. */
  readonly version: number
  /** Somebody was quicker: saving once more writes over what they saved. */
  readonly isChanged: boolean
  readonly language: Language
  readonly t: Translate
}

/** What views/staff/registration-edit.ejs is given. */
export function registrationEditPage({ file, draft, version, isChanged, language, t }: RegistrationEditFacts) {
  const questions = registrationFields(draft, { language, t })
  const path = registrationPath(file)
  const { form, changedBy, changedAt } = file.registration
  const date = formatsFor(language).dateTime(changedAt).text
  return {
    title: t('registrations.edit.title'),
    head: pageHead({
      trail: [
        { label: t('registrations.list.title'), href: '/staff/registrations' },
        { label: form.organization.name, href: path },
      ],
      lead: t('registrations.edit.lead'),
    }),
    notices: isChanged ? [alert('stop', t('registrations.edit.changed', { name: changedBy, date }))] : [],
    errors: errorSummary(everyField(questions)),
    action: `${path}/edits`,
    version,
    questions,
    submit: t('registrations.edit.submit'),
    back: { label: t('shell.form.cancel'), href: path },
  }
}
