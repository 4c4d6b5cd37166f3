import { apiUserState, type ApiUser, type ApiUserState } from '#domain/access/api-user.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import { pill } from '#presenters/components/status-pill.ts'
import { plainColumn, table } from '#presenters/components/table.ts'
import type { Tone } from '#presenters/components/tone.ts'

export interface ApiUsersFacts {
  readonly users: readonly ApiUser[]
  readonly now: Date
  readonly language: Language
  readonly t: Translate
}

const COLUMNS = ['name', 'scopes', 'networks', 'expires', 'last_use', 'state'] as const
const TONES: Readonly<Record<ApiUserState, Tone>> = { active: 'done', expired: 'act', revoked: 'quiet' }

/** What views/administration/api-users.ejs is given: the machines that may act for the account. */
export function apiUsersPage(facts: ApiUsersFacts) {
  const { users, t } = facts
  const labels = Object.fromEntries(
    COLUMNS.map((column) => [column, t(`administration.api_users.columns.${column}`)]),
  ) as Record<(typeof COLUMNS)[number], string>
  const add = { label: t('administration.api_users.add'), href: '/administration/api-users/new' }
  return {
    title: t('administration.api_users.title'),
    head: pageHead({ lead: t('administration.api_users.lead'), action: add }),
    table: table({
      caption: t('administration.api_users.title'),
      columns: COLUMNS.map((column) => plainColumn(labels[column])),
      hasRowMenu: true,
      empty:
        users.length > 0
          ? null
          : {
              title: t('administration.api_users.empty_title'),
              text: t('administration.api_users.empty_text'),
              action: add,
            },
    }),
    labels,
    rows: users.map((user) => userLine(user, facts)),
  }
}

function userLine(user: ApiUser, { now, language, t }: ApiUsersFacts) {
  const { dateTime } = formatsFor(language)
  const state = apiUserState(user, now)
  return {
    name: user.name,
    keyId: user.keyId,
    scopes: user.scopes.map((scope) => t(`administration.api_users.scopes.${scope}`)).join(', '),
    networks: user.networks.length > 0 ? user.networks.join(', ') : t('administration.api_users.anywhere'),
    expires: user.expiresAt ? dateTime(user.expiresAt) : null,
    never: t('administration.api_users.never'),
    lastUse: user.lastUsedAt ? dateTime(user.lastUsedAt) : null,
    lastAddress: user.lastUsedAddress ?? '',
    notUsed: t('administration.api_users.not_used'),
    state: pill(TONES[state], t(`administration.api_users.states.${state}`)),
    revokeHref: state === 'revoked' ? null : `/administration/api-users/${user.id}/revocation`,
    revoke: t('administration.api_users.revoke.action'),
  }
}
