import type { ListedContact } from '#domain/organizations/kept-contact.ts'
import type { Translate } from '#platform/i18n.ts'
import { withQuery } from '../components/address.ts'
import { field } from '../components/field.ts'
import { filterBar } from '../components/filter-bar.ts'
import { pageHead } from '../components/page-head.ts'
import { plainColumn, table, type EmptyState } from '../components/table.ts'

export interface ContactsFacts {
  readonly address: string
  readonly keyword: string
  readonly view: 'current' | 'retired'
  readonly contacts: readonly ListedContact[]
  /** The list ends there. */
  readonly most: number
  readonly t: Translate
}

const ABOUT = ['name', 'organization', 'reach'] as const
const PROPOSED = ['corporate', 'technical'] as const
const ADD = '/administration/contacts/new'

/** What views/administration/contacts.ejs is given. */
export function contactsPage(facts: ContactsFacts) {
  const { address, keyword, view, contacts, most, t } = facts
  const isRetired = view === 'retired'
  const label = (column: (typeof ABOUT | typeof PROPOSED)[number]) => t(`administration.contacts.columns.${column}`)
  const search = field({
    name: 'q',
    kind: 'search',
    label: t('administration.contacts.search'),
    value: keyword,
    maxlength: 100,
  })
  const shown = contacts.slice(0, most)
  return {
    title: t('administration.contacts.title'),
    head: pageHead({
      lead: t('administration.contacts.lead'),
      action: { label: t('administration.contacts.add'), href: ADD },
    }),
    tabs: {
      label: t('administration.contacts.views'),
      links: (['current', 'retired'] as const).map((one) => ({
        label: t(`administration.contacts.${one}`),
        href: withQuery('/administration/contacts', { show: one === 'current' ? null : one }),
        current: one === view,
      })),
    },
    filters: filterBar(address, [search]),
    table: table({
      caption: t('administration.contacts.title'),
      columns: (isRetired ? ABOUT : [...ABOUT, ...PROPOSED]).map((column) => plainColumn(label(column))),
      count:
        contacts.length > most
          ? t('administration.contacts.capped', { count: most })
          : t('administration.contacts.count', { count: contacts.length }),
      empty: contacts.length > 0 ? null : emptyState(facts),
    }),
    labels: Object.fromEntries([...ABOUT, ...PROPOSED].map((column) => [column, label(column)])) as Record<
      (typeof ABOUT | typeof PROPOSED)[number],
      string
    >,
    action: isRetired ? null : '/administration/contacts/proposals',
    /** Who was ticked when the page was made, so that only what is changed on it is written. */
    before: PROPOSED.map((role) => ({
      name: `${role}_before`,
      value: shown
        .filter(({ proposedAs }) => proposedAs.includes(role))
        .map(({ id }) => id)
        .join(' '),
    })),
    submit: t('administration.contacts.submit'),
    rows: shown.map((contact) => rowOf(contact, isRetired, t)),
  }
}

function rowOf(contact: ListedContact, isRetired: boolean, t: Translate) {
  const { id, firstName, lastName, jobTitle, email, phone, organizationName, proposedAs } = contact
  const name = `${firstName} ${lastName}`
  return {
    href: `/administration/contacts/${id}`,
    name,
    jobTitle,
    organization: organizationName,
    email,
    phone: phone.replaceAll(' ', '\u00a0'),
    ticks: isRetired
      ? []
      : PROPOSED.map((role) => ({
          id,
          role,
          label: t(`administration.contacts.propose_${role}`, { name }),
          column: t(`administration.contacts.columns.${role}`),
          ticked: proposedAs.includes(role),
        })),
  }
}

function emptyState({ keyword, view, t }: ContactsFacts): EmptyState {
  if (keyword !== '') {
    return {
      title: t('administration.contacts.none_title', { keyword }),
      text: t('administration.contacts.none_text'),
      action: null,
    }
  }
  if (view === 'retired') {
    return {
      title: t('administration.contacts.none_retired_title'),
      text: t('administration.contacts.none_retired_text'),
      action: null,
    }
  }
  return {
    title: t('administration.contacts.empty_title'),
    text: t('administration.contacts.empty_text'),
    action: { label: t('administration.contacts.add'), href: ADD },
  }
}
