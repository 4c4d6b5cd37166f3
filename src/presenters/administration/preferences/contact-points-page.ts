import {
  CONTACT_PURPOSES,
  contactPointsVersion,
  type ContactPoint,
  type ContactPoints,
  type ContactPurpose,
} from '#domain/accounts/contact-points.ts'
import { LANGUAGES, type Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { errorSummary, field, option, type Field } from '../../components/field.ts'
import { hintWith, meanwhileAlert, preferencesFrame } from './frame.ts'

export interface ContactPointsFacts {
  readonly points: ContactPoints
  /** The form as it was typed, when it is shown again. */
  readonly typed?: Readonly<Record<string, string>>
  readonly errors?: Readonly<Record<string, string>>
  readonly version?: string
  readonly meanwhile?: boolean
  /** Chosen beforehand where no address is named yet. */
  readonly language: Language
  readonly t: Translate
}

/** What views/administration/preferences/contact-points.ejs is given. */
export function contactPointsPage(facts: ContactPointsFacts) {
  const { points, version, meanwhile = false, t } = facts
  const groups = CONTACT_PURPOSES.map((purpose) => ({
    title: t(`preferences.contact_points.purpose.${purpose}`),
    text: t(`preferences.contact_points.purpose_text.${purpose}`),
    fields: pointFields(purpose, facts),
  }))
  return {
    ...preferencesFrame('contact_points', t),
    lead: t('preferences.contact_points.lead'),
    errors: errorSummary(groups.flatMap(({ fields }) => fields)),
    notice: meanwhile ? meanwhileAlert(t) : null,
    version: version ?? contactPointsVersion(points),
    groups,
    submit: t('preferences.save'),
  }
}

function pointFields(purpose: ContactPurpose, facts: ContactPointsFacts): readonly Field[] {
  const { points, typed, errors = {}, meanwhile = false, language, t } = facts
  const point = points[purpose]
  const about = t(`preferences.contact_points.purpose.${purpose}`)
  const email = typed ? (typed[`${purpose}_email`] ?? '') : (point?.email ?? '')
  const chosen = typed ? (typed[`${purpose}_language`] ?? '') : (point?.language ?? language)
  const isMoved =
    meanwhile && keptText(point, t) !== keptText(email === '' ? null : { email, language: chosen as Language }, t)
  return [
    field({
      kind: 'email',
      name: `${purpose}_email`,
      label: `${about} – ${t('preferences.contact_points.email')}`,
      hint: hintWith(null, isMoved ? keptText(point, t) : null, t),
      error: errors[`${purpose}_email`] ?? null,
      value: email,
      maxlength: 200,
      autocomplete: 'off',
    }),
    field({
      kind: 'select',
      name: `${purpose}_language`,
      label: `${about} – ${t('preferences.contact_points.language')}`,
      error: errors[`${purpose}_language`] ?? null,
      value: chosen,
      options: LANGUAGES.map((one) => option(one, t(`shell.languages.${one}`))),
    }),
  ]
}

function keptText(point: ContactPoint | null, t: Translate): string {
  if (!point) return t('preferences.contact_points.none')
  const { email, language } = point
  const known = LANGUAGES.find((one) => one === language)
  return known
    ? t('preferences.contact_points.kept', { email, language: t(`preferences.contact_points.languages.${known}`) })
    : email
}
