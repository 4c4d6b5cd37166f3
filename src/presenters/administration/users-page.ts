import { userState, type ManagedUser, type UserState } from '#domain/access/managed-user.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { certificatePill } from '../certificate-pill.ts'
import { field } from '../components/field.ts'
import { filterBar } from '../components/filter-bar.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { pill, type Pill } from '../components/status-pill.ts'
import { plainColumn, table } from '../components/table.ts'
import type { Tone } from '../components/tone.ts'

export interface UsersFacts {
  readonly address: string
  readonly keyword: string
  readonly users: readonly ManagedUser[]
  /** The list ends there. */
  readonly most: number
  /** Who looks at it. */
  readonly actorId: string
  readonly language: Language
  readonly t: Translate
}

const COLUMNS = ['name', 'email', 'rights', 'last_sign_in', 'state'] as const

/** What views/administration/users.ejs is given. */
export function usersPage({ address, keyword, users, most, actorId, language, t }: UsersFacts) {
  const { dateTime } = formatsFor(language)
  const search = field({
    name: 'q',
    kind: 'search',
    label: t('administration.users.search'),
    value: keyword,
    maxlength: 100,
  })
  const label = (column: (typeof COLUMNS)[number]) => t(`administration.users.columns.${column}`)
  return {
    title: t('administration.users.title'),
    head: pageHead({
      lead: t('administration.users.lead'),
      action: { label: t('administration.users.add'), href: '/administration/users/new' },
    }),
    filters: filterBar(address, [search]),
    table: table({
      caption: t('administration.users.title'),
      columns: COLUMNS.map((column) => plainColumn(label(column))),
      count:
        users.length > most
          ? t('administration.users.capped', { count: most })
          : t('administration.users.count', { count: users.length }),
      empty:
        users.length > 0
          ? null
          : {
              title: t('administration.users.none_title', { keyword }),
              text: t('administration.users.none_text'),
              action: null,
            },
    }),
    labels: Object.fromEntries(COLUMNS.map((column) => [column, label(column)])) as Record<
      (typeof COLUMNS)[number],
      string
    >,
    rows: users.slice(0, most).map((user) => ({
      href: `/administration/users/${user.id}`,
      name: user.name,
      superUser: user.isSuperUser ? t('administration.users.super_user') : null,
      login: user.id === actorId ? t('administration.users.own_login', { login: user.login }) : user.login,
      email: user.email,
      rights: rightsText(user, t),
      lastSignIn: user.lastSignInAt ? dateTime(user.lastSignInAt) : null,
      never: t('administration.users.never'),
      state: statePill(user, t),
      certificate: certificateOf(user, language, t),
    })),
  }
}

/** Who is kept out stands out: amber for what an administrator did, red for what happened. */
export const TONE_OF_USER: Readonly<Record<UserState, Tone>> = {
  active: 'done',
  invited: 'work',
  locked: 'stop',
  suspended: 'act',
  blocked: 'stop',
}

export function statePill(user: ManagedUser, t: Translate): Pill {
  const state = userState(user)
  return pill(TONE_OF_USER[state], t(`administration.users.states.${state}`))
}

/** Where certificates matter: the account signs in by them, or this user has one besides. */
export function certificateOf(user: ManagedUser, language: Language, t: Translate): Pill | null {
  return user.certificate ? certificatePill(user.certificate, language, t) : null
}

function rightsText({ isSuperUser, rights }: ManagedUser, t: Translate): string {
  if (isSuperUser) return t('administration.users.all_rights')
  return rights.map((right) => t(`administration.users.right.${right}`)).join(', ')
}
