import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert } from '#presenters/components/alert.ts'
import { field } from '#presenters/components/field.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import { pill } from '#presenters/components/status-pill.ts'
import { plainColumn, table } from '#presenters/components/table.ts'

export interface SecurityFacts {
  readonly mode: 'password' | 'two_factor' | 'client_certificate'
  readonly passkeyAlone: boolean
  readonly users: readonly {
    readonly id: string
    readonly name: string
    readonly login: string
    readonly setUpAt: Date | null
  }[]
  /** Who looks at it. */
  readonly me: { readonly id: string; readonly isSuperUser: boolean }
  readonly language: Language
  readonly t: Translate
}

/** What views/administration/security.ejs is given: how the users of the account sign in. */
export function securityPage({ mode, passkeyAlone, users, me, language, t }: SecurityFacts) {
  const ready = users.filter(({ setUpAt }) => setUpAt !== null).length
  const columns = { user: t('security.rule.user'), login: t('security.rule.login'), state: t('security.rule.state') }
  return {
    title: t('security.rule.title'),
    head: pageHead({
      lead: t('security.rule.lead'),
      trail: [{ href: '/administration', label: t('shell.sections.administration') }],
    }),
    rule: {
      title: t(`security.rule.${mode}_title`),
      text: t(`security.rule.${mode}_text`),
      ...decision(mode, users, me, t),
    },
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
    rows: users.map(({ name, login, setUpAt }) => ({
      name,
      login,
      pill: setUpAt
        ? pill('done', t('security.own.on'))
        : pill(mode === 'two_factor' ? 'act' : 'quiet', t('security.own.off')),
      since: setUpAt ? t('security.rule.since', { date: formatsFor(language).date(setUpAt).text }) : null,
    })),
  }
}

/** The form, or why there is none. */
function decision(
  mode: SecurityFacts['mode'],
  users: SecurityFacts['users'],
  { id, isSuperUser }: SecurityFacts['me'],
  t: Translate,
) {
  if (mode === 'client_certificate') return { note: null, form: null }
  if (!isSuperUser) return { note: alert('quiet', t('security.rule.super_user_decides')), form: null }
  if (mode === 'two_factor')
    return { note: null, form: { seen: mode, wanted: 'password', submit: t('security.rule.lift') } }
  const isReady = users.some((user) => user.id === id && user.setUpAt !== null)
  if (isReady) return { note: null, form: { seen: mode, wanted: 'two_factor', submit: t('security.rule.demand') } }
  const link = { href: '/profile/two-factor', label: t('security.rule.own_link') }
  return { note: alert('act', t('security.rule.own_first'), { link }), form: null }
}
