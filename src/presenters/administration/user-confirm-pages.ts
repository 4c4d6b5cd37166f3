import type { ManagedUser } from '#domain/access/managed-user.ts'
import type { Translate } from '#platform/i18n.ts'
import { pageHead } from '../components/page-head.ts'

/** What views/administration/confirm.ejs is given before a user is suspended. */
export function userSuspensionPage(user: ManagedUser, t: Translate) {
  const { name } = user
  return {
    title: t('administration.suspension.title', { name }),
    head: headOf(user, t),
    confirm: {
      action: `${addressOf(user)}/suspension`,
      text: t('administration.suspension.text', { name }),
      consequences: [t('administration.suspension.sessions'), t('administration.suspension.kept')],
      fields: [],
      submit: t('administration.suspension.submit', { name }),
      back: { label: t('administration.suspension.back'), href: addressOf(user) },
    },
  }
}

/** The same before a user is deleted for ever. */
export function userDeletionPage(user: ManagedUser, t: Translate) {
  const { name, login } = user
  return {
    title: t('administration.deletion.title', { name }),
    head: headOf(user, t),
    confirm: {
      action: `${addressOf(user)}/deletion`,
      text: t('administration.deletion.text', { name, login }),
      consequences: [
        t('administration.deletion.sessions'),
        t('administration.deletion.name_stays'),
        t('administration.deletion.drafts'),
        t('administration.deletion.contact_stays'),
      ],
      fields: [],
      submit: t('administration.deletion.submit', { name }),
      back: { label: t('administration.deletion.back'), href: addressOf(user) },
    },
  }
}

/** The same before a certificate is revoked, which blocks its owner. */
export function certificateRevocationPage(user: ManagedUser, t: Translate) {
  const { name, login } = user
  return {
    title: t('user_certificates.revocation.title', { name }),
    head: headOf(user, t),
    confirm: {
      action: `${addressOf(user)}/certificate-revocation`,
      text: t('user_certificates.revocation.text', { name, login }),
      consequences: [t('user_certificates.revocation.sessions'), t('user_certificates.revocation.staff')],
      fields: [],
      submit: t('user_certificates.revocation.submit', { name }),
      back: { label: t('user_certificates.revocation.back'), href: addressOf(user) },
    },
  }
}

const addressOf = ({ id }: ManagedUser) => `/administration/users/${id}`

const headOf = (user: ManagedUser, t: Translate) =>
  pageHead({
    trail: [
      { label: t('administration.users.title'), href: '/administration/users' },
      { label: user.name, href: addressOf(user) },
    ],
  })
