import type { KeptContact } from '#domain/organizations/kept-contact.ts'
import type { KnownContact, Organization } from '#domain/organizations/organization.ts'
import type { Translate } from '#platform/i18n.ts'
import { field, option } from '../components/field.ts'
import { pageHead } from '../components/page-head.ts'
import { personName } from '../operations/person-fields.ts'

export interface MergeFacts {
  readonly file: {
    readonly contact: KeptContact
    readonly organizations: readonly Organization[]
    readonly alike: readonly KnownContact[]
    readonly others: readonly KnownContact[]
  }
  /** The list ends there. */
  readonly most: number
  readonly isMissing: boolean
  readonly t: Translate
}

/** What views/administration/merge.ejs is given: those first who look like the same person. */
export function mergePage({ file, most, isMissing, t }: MergeFacts) {
  const { contact, alike, others } = file
  const [name, back] = [personName(contact), `/administration/contacts/${contact.id}`]
  const everybody = [...alike, ...others]
  const noteOf = (one: KnownContact) =>
    [
      file.organizations.find(({ id }) => id === one.organizationId)?.name,
      one.email,
      alike.includes(one) ? t('administration.merge.alike') : null,
    ]
      .filter(Boolean)
      .join(' · ')
  return {
    title: t('administration.merge.title', { name }),
    head: pageHead({
      trail: [
        { label: t('administration.contacts.title'), href: '/administration/contacts' },
        { label: name, href: back },
      ],
      lead: t('administration.merge.lead', { name, email: contact.email }),
    }),
    alone:
      everybody.length > 0
        ? null
        : {
            title: t('administration.merge.alone_title'),
            text: t('administration.merge.alone_text'),
            action: null,
          },
    action: `${back}/merges`,
    field: field({
      name: 'duplicates',
      kind: 'checkboxes',
      label: t('administration.merge.duplicates'),
      hint: everybody.length > most ? t('administration.merge.capped', { count: most }) : null,
      error: isMissing ? t('administration.merge.missing') : null,
      required: true,
      options: everybody.slice(0, most).map((one) => option(one.id, personName(one), { note: noteOf(one) })),
    }),
    consequencesTitle: t('administration.merge.consequences'),
    consequences: [
      t('administration.merge.orders', { name }),
      t('administration.merge.organizations', { name }),
      t('administration.merge.final'),
    ],
    submit: t('administration.merge.submit', { name }),
    back: { label: t('administration.merge.back'), href: back },
  }
}
