import type { Contact } from '#domain/organizations/organization.ts'
import type { Translate } from '#platform/i18n.ts'
import { pageHead } from '../components/page-head.ts'

const ADDRESS = '/administration/users/new'

/** What views/administration/new-user.ejs is given: known contacts first, then anybody else. */
export function newUserPage(contacts: readonly Contact[], t: Translate) {
  return {
    title: t('administration.new_user.title'),
    head: pageHead({
      trail: [{ label: t('administration.users.title'), href: '/administration/users' }],
      lead: t('administration.new_user.choose_lead'),
    }),
    contactsTitle: t('administration.new_user.contacts'),
    contacts: contacts.map(({ id, firstName, lastName, jobTitle, email }) => ({
      href: `${ADDRESS}?contact=${id}`,
      name: `${firstName} ${lastName}`,
      about: [jobTitle, email].filter(Boolean).join(', '),
      take: t('administration.new_user.take', { name: `${firstName} ${lastName}` }),
    })),
    other: { label: t('administration.new_user.somebody_else'), href: `${ADDRESS}?contact=new` },
  }
}
