import type { ConfirmBy } from '#domain/access/second-factor.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { plainColumn, table } from '../components/table.ts'
import { actPage, confirmFields, passkeyPart, type ActDraft } from './act-form.ts'

interface BlockedUser {
  readonly id: string
  readonly accountName: string
  readonly login: string
  readonly name: string
  readonly email: string
  readonly isSuperUser: boolean
  readonly blockedAt: Date
  readonly staysSuspended: boolean
  readonly usesCertificates: boolean
}

const LIST = '/staff/blocked-users'

interface ListFacts {
  readonly users: readonly BlockedUser[]
  readonly language: Language
  readonly t: Translate
}

/** What views/staff/blocked-users.ejs is given. */
export function blockedUsersPage({ users, language, t }: ListFacts) {
  const labels = {
    login: t('user_certificates.blocked.login'),
    name: t('user_certificates.blocked.name'),
    account: t('user_certificates.blocked.account'),
    since: t('user_certificates.blocked.since'),
  }
  return {
    title: t('user_certificates.blocked.title'),
    head: pageHead({ lead: t('user_certificates.blocked.lead') }),
    labels,
    table: table({
      caption: t('user_certificates.blocked.title'),
      columns: Object.values(labels).map((label) => plainColumn(label)),
      count: t('user_certificates.blocked.count', { count: users.length }),
      empty:
        users.length > 0
          ? null
          : {
              title: t('user_certificates.blocked.none_title'),
              text: t('user_certificates.blocked.none_text'),
              action: null,
            },
    }),
    rows: users.map(({ id, login, name, accountName, blockedAt }) => ({
      href: `${LIST}/${id}`,
      login,
      name,
      account: accountName,
      since: formatsFor(language).dateTime(blockedAt),
    })),
  }
}

interface BlockedFacts {
  readonly user: BlockedUser
  readonly draft: ActDraft
  readonly confirmBy: ConfirmBy
  readonly language: Language
  readonly t: Translate
}

/** The question before somebody is let in again. */
export function blockedUserPage({ user, draft, confirmBy, language, t }: BlockedFacts) {
  const { id, name, login, accountName: account, isSuperUser } = user
  const date = formatsFor(language).dateTime(user.blockedAt).text
  const hint = t('user_certificates.blocked.reason_hint')
  return actPage({
    title: t('user_certificates.blocked.case_title', { name }),
    head: pageHead({ trail: [{ href: LIST, label: t('user_certificates.blocked.title') }] }),
    form: {
      action: `${LIST}/${id}/reopening`,
      text: t('user_certificates.blocked.text', { name, login, account, date }),
      points: [
        ...(isSuperUser ? [t('user_certificates.blocked.super_user')] : []),
        t('user_certificates.blocked.proofs'),
        ...waysIn(user, t),
        t('user_certificates.blocked.logged'),
      ],
      groups: [{ title: null, fields: confirmFields(draft, { hint, confirmBy, t }) }],
      passkey: passkeyPart(confirmBy, t),
      submit: t('user_certificates.blocked.submit', { login }),
      danger: true,
      back: { href: LIST, label: t('user_certificates.blocked.back') },
    },
  })
}

function waysIn({ staysSuspended, usesCertificates, email }: BlockedUser, t: Translate) {
  if (staysSuspended) return [t('user_certificates.blocked.suspended')]
  return [t(`user_certificates.blocked.${usesCertificates ? 'link_certificate' : 'link_password'}`, { email })]
}
