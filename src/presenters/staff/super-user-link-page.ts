import type { ManagedUser } from '#domain/access/managed-user.ts'
import { superUserVersion } from '#domain/accounts/super-user-change.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert } from '../components/alert.ts'
import { pageHead } from '../components/page-head.ts'
import { accountHref, accountsLink } from './account-page.ts'
import { actPage, confirmFields, passkeyPart } from './act-form.ts'
import type { SuperUserEmailFacts } from './super-user-email-page.ts'

export interface SuperUserLinkFacts extends SuperUserEmailFacts {
  /** Of the link that the form sends. */
  readonly id: string
}

/** The question before staff mail a super user a new link. */
export function superUserLinkPage(facts: SuperUserLinkFacts) {
  const { account, users, id, draft, version, meanwhile, confirmBy, t } = facts
  const superUser = users.find(({ isSuperUser }) => isSuperUser)
  const isShut = superUser !== undefined && superUser.suspendedAt !== null
  return actPage({
    title: t('accounts.link.title', { account: account.name }),
    head: pageHead({ trail: [accountsLink(t), { label: account.name, href: accountHref(account) }] }),
    notice: noticeOf(isShut, meanwhile, t),
    form:
      superUser && !isShut
        ? {
            action: accountHref(account, '/super-user/link'),
            id,
            version: version ?? superUserVersion(superUser),
            text: t('accounts.link.text', { name: superUser.name, login: superUser.login, email: superUser.email }),
            points: pointsOf(superUser, t),
            groups: [
              { title: null, fields: confirmFields(draft, { hint: t('accounts.link.reason_hint'), confirmBy, t }) },
            ],
            passkey: passkeyPart(confirmBy, t),
            submit: t('accounts.link.submit', { login: superUser.login }),
            danger: false,
            back: { label: t('accounts.confirm.back'), href: accountHref(account) },
          }
        : null,
  })
}

function noticeOf(isShut: boolean, meanwhile: boolean, t: Translate) {
  if (isShut) return alert('act', t('accounts.link.blocked'))
  return meanwhile ? alert('stop', t('accounts.email.meanwhile'), { urgent: true }) : null
}

const pointsOf = ({ usesCertificates }: ManagedUser, t: Translate) => [
  t('accounts.link.proof'),
  t(usesCertificates ? 'accounts.link.certificate' : 'accounts.link.password'),
  t('accounts.link.address'),
  t('accounts.link.logged'),
]
