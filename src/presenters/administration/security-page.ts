import type { AuthenticationMode } from '#domain/access/authentication-mode.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert, type Alert } from '#presenters/components/alert.ts'
import { field } from '#presenters/components/field.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import { pill } from '#presenters/components/status-pill.ts'
import { plainColumn, table } from '#presenters/components/table.ts'

interface ListedUser {
  readonly id: string
  readonly name: string
  readonly login: string
  readonly setUpAt: Date | null
  /** End of the certificate that serves them today. */
  readonly certifiedUntil: Date | null
  readonly isProven: boolean
}

export interface SecurityFacts {
  readonly mode: AuthenticationMode
  readonly passkeyAlone: boolean
  readonly users: readonly ListedUser[]
  /** Who looks at it. */
  readonly me: { readonly id: string; readonly isSuperUser: boolean }
  readonly language: Language
  readonly t: Translate
}

/** What views/administration/security.ejs is given: how the users of the account sign in. */
export function securityPage({ mode, passkeyAlone, users, me, language, t }: SecurityFacts) {
  const ready = users.filter(({ setUpAt }) => setUpAt !== null).length
  const columns = {
    user: t('security.rule.user'),
    login: t('security.rule.login'),
    state: t('security.rule.state'),
    certificate: t('user_certificates.rule.column'),
  }
  return {
    title: t('security.rule.title'),
    head: pageHead({
      lead: t('security.rule.lead'),
      trail: [{ href: '/administration', label: t('shell.sections.administration') }],
    }),
    rules: [
      {
        id: 'rule',
        title: t(`security.rule.${mode}_title`),
        text: t(`security.rule.${mode}_text`),
        ...decision(mode, users, me, t),
      },
      ...(mode === 'client_certificate' ? [] : [certificateRule(mode, users, me, t)]),
    ],
    alone: {
      title: t('security.rule.alone_title'),
      text: t('security.rule.alone_text'),
      state: me.isSuperUser ? null : t(passkeyAlone ? 'security.rule.alone_yes' : 'security.rule.alone_no'),
      form: me.isSuperUser
        ? {
            action: '/administration/security/passkeys',
            seen: passkeyAlone ? 'yes' : 'no',
            field: field({
              name: 'alone',
              kind: 'checkbox',
              label: t('security.rule.alone_label'),
              value: passkeyAlone ? 'yes' : '',
            }),
            submit: t('security.rule.alone_save'),
          }
        : null,
    },
    networks: { href: '/administration/security/networks', label: t('security.networks.link') },
    labels: columns,
    table: table({
      caption: t('security.rule.users_title'),
      columns: Object.values(columns).map((label) => plainColumn(label)),
      count: t('security.rule.count', { count: ready, all: users.length }),
    }),
    rows: users.map((user) => ({
      name: user.name,
      login: user.login,
      pill: user.setUpAt
        ? pill('done', t('security.own.on'))
        : pill(mode === 'two_factor' ? 'act' : 'quiet', t('security.own.off')),
      since: user.setUpAt ? t('security.rule.since', { date: formatsFor(language).date(user.setUpAt).text }) : null,
      certificate: certificateCell(user, mode, language, t),
    })),
  }
}

interface Decision {
  readonly note: Alert | null
  readonly form: {
    readonly seen: AuthenticationMode
    readonly wanted: AuthenticationMode
    readonly submit: string
  } | null
}

/** The form, or why there is none. */
function decision(
  mode: AuthenticationMode,
  users: readonly ListedUser[],
  { id, isSuperUser }: SecurityFacts['me'],
  t: Translate,
): Decision {
  if (!isSuperUser) return { note: alert('quiet', t('security.rule.super_user_decides')), form: null }
  if (mode === 'client_certificate') {
    const note = alert('quiet', t('user_certificates.rule.lift_note'))
    return { note, form: { seen: mode, wanted: 'password', submit: t('user_certificates.rule.lift') } }
  }
  if (mode === 'two_factor')
    return { note: null, form: { seen: mode, wanted: 'password', submit: t('security.rule.lift') } }
  const isReady = users.some((user) => user.id === id && user.setUpAt !== null)
  if (isReady) return { note: null, form: { seen: mode, wanted: 'two_factor', submit: t('security.rule.demand') } }
  const link = { href: '/profile/two-factor', label: t('security.rule.own_link') }
  return { note: alert('act', t('security.rule.own_first'), { link }), form: null }
}

/** What demanding certificates would mean, once the super user has signed in by one. */
function certificateRule(
  mode: AuthenticationMode,
  users: readonly ListedUser[],
  { id, isSuperUser }: SecurityFacts['me'],
  t: Translate,
) {
  const words = {
    id: 'certificates',
    title: t('user_certificates.rule.demand_title'),
    text: t('user_certificates.rule.demand_text'),
  }
  if (!isSuperUser) return { ...words, note: null, form: null }
  if (!users.some((user) => user.id === id && user.isProven)) {
    const link = { href: '/profile/certificate', label: t('user_certificates.rule.own_link') }
    return { ...words, note: alert('act', t('user_certificates.rule.own_first'), { link }), form: null }
  }
  const count = users.filter(({ certifiedUntil }) => certifiedUntil === null).length
  const note = count === 0 ? null : alert('quiet', t('user_certificates.rule.without', { count }))
  return {
    ...words,
    note,
    form: { seen: mode, wanted: 'client_certificate', submit: t('user_certificates.rule.demand') },
  }
}

function certificateCell(
  { certifiedUntil, isProven }: ListedUser,
  mode: AuthenticationMode,
  language: Language,
  t: Translate,
) {
  if (certifiedUntil === null)
    return pill(mode === 'client_certificate' ? 'act' : 'quiet', t('user_certificates.rule.none'))
  const date = formatsFor(language).date(certifiedUntil).text
  return isProven
    ? pill('done', t('user_certificates.rule.proven', { date }))
    : pill('work', t('user_certificates.rule.unproven', { date }))
}
