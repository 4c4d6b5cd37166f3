import { API_SCOPES, scopeName } from '#domain/access/api-user.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert } from '#presenters/components/alert.ts'
import { errorSummary, field, option } from '#presenters/components/field.ts'
import { pageHead } from '#presenters/components/page-head.ts'

export interface ApiUserDraft {
  /** Makes the form count once, however often it is sent. */
  readonly id: string
  readonly values: Readonly<Record<string, string>>
  readonly scopes: readonly string[]
  readonly errors: Readonly<Record<string, string>>
}

const trailOf = (t: Translate) => [{ label: t('administration.api_users.title'), href: '/administration/api-users' }]

/** What views/administration/api-user-form.ejs is given. */
export function apiUserFormPage({ id, values, scopes, errors }: ApiUserDraft, t: Translate) {
  const about = (name: string) => ({ name, value: values[name] ?? '', error: errors[name] ?? null })
  const fields = [
    field({
      ...about('name'),
      label: t('administration.api_users.form.name'),
      hint: t('administration.api_users.form.name_hint'),
      required: true,
      maxlength: 100,
    }),
    field({
      ...about('scopes'),
      kind: 'checkboxes',
      label: t('administration.api_users.form.scopes'),
      values: scopes,
      options: API_SCOPES.map((scope) =>
        option(scope, t(`administration.api_users.scopes.${scope}`), {
          note: `${t(`administration.api_users.scope_notes.${scope}`)} (${scopeName(scope)})`,
        }),
      ),
    }),
    field({
      ...about('networks'),
      kind: 'textarea',
      label: t('administration.api_users.form.networks'),
      hint: t('administration.api_users.form.networks_hint'),
      rows: 3,
      mono: true,
      maxlength: 3000,
    }),
    field({
      ...about('expires'),
      kind: 'date',
      label: t('administration.api_users.form.expires'),
      hint: t('administration.api_users.form.expires_hint'),
    }),
  ]
  return {
    title: t('administration.api_users.form.title'),
    head: pageHead({ trail: trailOf(t), lead: t('administration.api_users.form.lead') }),
    errors: errorSummary(fields),
    id,
    fields,
    submit: t('administration.api_users.form.submit'),
  }
}

/** What views/administration/api-user-key.ejs is given: the key, shown this once. */
export function apiUserKeyPage(key: string, publicUrl: string, t: Translate) {
  return {
    title: t('administration.api_users.key.title'),
    head: pageHead({ trail: trailOf(t) }),
    notice: alert('act', t('administration.api_users.key.once'), {
      title: t('administration.api_users.key.once_title'),
    }),
    key: { id: 'api-key', label: t('administration.api_users.key.label'), value: key },
    tryTitle: t('administration.api_users.key.try_title'),
    tryText: t('administration.api_users.key.try_text'),
    command: {
      id: 'api-command',
      label: t('administration.api_users.key.command'),
      value: `curl -H "Authorization: Bearer ${key}" ${publicUrl}/api/v1/account`,
    },
    back: { label: t('administration.api_users.key.back'), href: '/administration/api-users' },
  }
}

/** What views/administration/api-user-revocation.ejs is given. */
export function apiUserRevocationPage(user: { readonly id: string; readonly name: string }, t: Translate) {
  return {
    title: t('administration.api_users.revoke.title', { name: user.name }),
    head: pageHead({ trail: trailOf(t) }),
    confirm: {
      action: `/administration/api-users/${user.id}/revocation`,
      text: t('administration.api_users.revoke.text'),
      consequences: [t('administration.api_users.revoke.at_once'), t('administration.api_users.revoke.final')],
      fields: [],
      submit: t('administration.api_users.revoke.submit'),
      back: { label: t('administration.api_users.revoke.back'), href: '/administration/api-users' },
    },
  }
}
