import { profileVersion, type Profile } from '#domain/access/profile.ts'
import { THEMES } from '#domain/access/signed-in.ts'
import { LANGUAGES, type Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert } from '#presenters/components/alert.ts'
import { errorSummary, field, option } from '#presenters/components/field.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import { panicPart } from './certificate-page.ts'
import type { FormErrors } from '#presenters/new-password-fields.ts'

export interface ProfileFacts {
  readonly profile: Profile
  /** The form as it was typed, when it is shown again. */
  readonly draft: Readonly<Record<string, string>> | null
  readonly errors: FormErrors
  /** Somebody else changed it since this form was opened. */
  readonly isStale: boolean
  /** Whether there are lists to be chosen for. */
  readonly readsOrders: boolean
  /** No password opens the account, so that nothing here is proved by one. */
  readonly usesCertificates: boolean
  readonly language: Language
  readonly t: Translate
}

/** What views/profile/profile.ejs is given. */
export function profilePage(facts: ProfileFacts) {
  const { profile, draft, errors, isStale, readsOrders, t } = facts
  const valueOf = (name: 'name' | 'language' | 'theme') => draft?.[name] ?? profile[name]
  const errorOf = (name: string) => (errors[name] ? t(errors[name].key, errors[name].values) : null)
  const fields = [
    field({
      name: 'name',
      label: t('profile.name'),
      value: valueOf('name'),
      error: errorOf('name'),
      required: true,
      maxlength: 120,
      autocomplete: 'name',
    }),
    field({
      name: 'language',
      kind: 'select',
      label: t('profile.language'),
      hint: t('profile.language_hint'),
      value: valueOf('language'),
      error: errorOf('language'),
      options: LANGUAGES.map((code) => option(code, t(`shell.languages.${code}`))),
    }),
    field({
      name: 'theme',
      kind: 'select',
      label: t('profile.theme'),
      value: valueOf('theme'),
      error: errorOf('theme'),
      options: THEMES.map((code) => option(code, t(`shell.themes.${code}`))),
    }),
  ]
  return {
    title: t('profile.title'),
    head: pageHead({ lead: t('profile.lead') }),
    notice: isStale ? alert('act', t('profile.stale'), { urgent: true }) : null,
    summary: errorSummary(fields),
    personTitle: t('profile.person'),
    version: isStale || !draft?.['version'] ? profileVersion(profile) : draft['version'],
    fields,
    submit: t('profile.submit'),
    lists: readsOrders
      ? {
          title: t('profile.lists.title'),
          text: t('profile.lists.lead'),
          link: { href: '/profile/lists', label: t('profile.lists.link') },
        }
      : null,
    accessTitle: t('profile.access'),
    access: accessRows(facts),
    panic: panicPart(t),
  }
}

/** How one gets in, each with the page that changes it. */
function accessRows({ profile, usesCertificates, language, t }: ProfileFacts) {
  const { date, dateTime } = formatsFor(language)
  const { login, email, newEmail, passwordChangedAt, openSessions } = profile
  const row = (key: 'login' | 'email' | 'password' | 'sessions', text: string, note: string | null, mono = false) => ({
    term: t(`profile.rows.${key}`),
    text,
    note,
    mono,
    link: { href: `/profile/${key}`, label: t(`profile.links.${key}`) },
  })
  const certificate = {
    term: t('user_certificates.own.row'),
    text: t('user_certificates.own.lead'),
    note: usesCertificates ? t('user_certificates.own.only_way') : null,
    mono: false,
    link: { href: '/profile/certificate', label: t('user_certificates.own.row_link') },
  }
  const twoFactor = {
    term: t('security.own.title'),
    text: t('security.own.row'),
    note: null,
    mono: false,
    link: { href: '/profile/two-factor', label: t('security.own.row_link') },
  }
  const waiting = newEmail
    ? t('profile.waiting_email', { email: newEmail.address, expires_at: dateTime(newEmail.expiresAt).text })
    : null
  const since = passwordChangedAt ? t('profile.password_since', { date: date(passwordChangedAt).text }) : '–'
  return [
    row('login', login, null, true),
    row('email', email, waiting),
    ...(usesCertificates ? [] : [row('password', since, null), twoFactor]),
    certificate,
    row('sessions', t('profile.open_sessions', { count: openSessions }), null),
    {
      term: t('profile.rows.personal_data'),
      text: t('profile.personal_data.row'),
      note: null,
      mono: false,
      link: { href: '/profile/personal-data', label: t('profile.links.personal_data') },
    },
  ]
}
