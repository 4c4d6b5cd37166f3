import type { ManagedUser } from '#domain/access/managed-user.ts'
import { OLD_MAILBOX, superUserVersion } from '#domain/accounts/super-user-change.ts'
import { alert } from '../components/alert.ts'
import { field, option } from '../components/field.ts'
import { pageHead } from '../components/page-head.ts'
import type { AccountActFacts } from './account-act-pages.ts'
import { accountHref, accountsLink } from './account-page.ts'
import { actPage, confirmFields, passkeyPart } from './act-form.ts'

export interface SuperUserEmailFacts extends AccountActFacts {
  readonly users: readonly ManagedUser[]
  /** What the form was filled from, when it is shown again. */
  readonly version: string | null
  /** The super user, or the address, changed while the form was open. */
  readonly meanwhile: boolean
}

/** The question before staff correct the address of a super user. */
export function superUserEmailPage({ account, users, draft, version, meanwhile, confirmBy, t }: SuperUserEmailFacts) {
  const superUser = users.find(({ isSuperUser }) => isSuperUser)
  const about = (name: string) => ({ name, value: draft.values[name] ?? '', error: draft.errors[name] ?? null })
  const email = field({
    ...about('email'),
    kind: 'email',
    label: t('accounts.email.new'),
    required: true,
    maxlength: 200,
    autocomplete: 'off',
  })
  const mailbox = field({
    ...about('mailbox'),
    kind: 'radio',
    label: t('accounts.email.mailbox'),
    required: true,
    options: OLD_MAILBOX.map((one) =>
      option(one, t(`accounts.email.mailboxes.${one}`), { note: t(`accounts.email.mailboxes_note.${one}`) }),
    ),
  })
  const filed = field({
    ...about('filed'),
    label: t('accounts.super_user.filed'),
    hint: t('accounts.super_user.filed_hint'),
    required: true,
    maxlength: 200,
    autocomplete: 'off',
  })
  return actPage({
    title: t('accounts.email.title', { account: account.name }),
    head: pageHead({ trail: [accountsLink(t), { label: account.name, href: accountHref(account) }] }),
    notice: meanwhile ? alert('stop', t('accounts.email.meanwhile'), { urgent: true }) : null,
    form: superUser
      ? {
          action: accountHref(account, '/super-user/email'),
          version: version ?? superUserVersion(superUser),
          text: t('accounts.email.text', { name: superUser.name, login: superUser.login, email: superUser.email }),
          points: [
            t('accounts.email.proof'),
            t('accounts.email.ends'),
            t('accounts.email.told'),
            t('accounts.email.keeps'),
          ],
          groups: [
            {
              title: null,
              fields: [
                email,
                mailbox,
                filed,
                ...confirmFields(draft, { hint: t('accounts.email.reason_hint'), confirmBy, t }),
              ],
            },
          ],
          passkey: passkeyPart(confirmBy, t),
          submit: t('accounts.email.submit', { login: superUser.login }),
          danger: true,
          back: { label: t('accounts.confirm.back'), href: accountHref(account) },
        }
      : null,
  })
}
