import {
  changedContactFields,
  contactVersion,
  type ContactFields,
  type KeptContact,
} from '#domain/organizations/kept-contact.ts'
import {
  CONTACT_ROLES,
  type ContactRole,
  type KnownContact,
  type Organization,
} from '#domain/organizations/organization.ts'
import { LANGUAGES, type Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert } from '../components/alert.ts'
import { errorSummary, field, option, type Field } from '../components/field.ts'
import { pageHead } from '../components/page-head.ts'
import { pill } from '../components/status-pill.ts'
import { organizationLabel } from '../operations/holder-fields.ts'
import { personName } from '../operations/person-fields.ts'

/** The form as it is typed or about to be. */
export interface ShownContact {
  readonly values: Readonly<Record<string, string>>
  readonly proposedAs: readonly ContactRole[]
}

export interface ContactFormFacts {
  /** As kept; null for somebody who is to be added. */
  readonly file: { readonly contact: KeptContact } | null
  readonly organizations: readonly Organization[]
  /** The id of a new contact. */
  readonly id?: string
  readonly draft: ShownContact
  readonly errors?: Readonly<Record<string, string>>
  /** The version that the form was made of, when it is shown again. */
  readonly version?: string
  /** Somebody else changed the contact while the form was open. */
  readonly meanwhile?: boolean
  readonly language: Language
  readonly t: Translate
}

/** A form for somebody new; a single organization is chosen already. */
export function blankContact(organizations: readonly Organization[], language: Language): ShownContact {
  const [only] = organizations.length === 1 ? organizations : []
  return { values: { organizationId: only?.id ?? '', language }, proposedAs: CONTACT_ROLES }
}

export function draftOfContact(contact: KnownContact): ShownContact {
  const { organizationId, firstName, lastName, jobTitle, email, phone, language, proposedAs } = contact
  const values = { organizationId, firstName, lastName, jobTitle: jobTitle ?? '', email, phone, language }
  return { values, proposedAs }
}

/** What views/administration/contact.ejs is given. */
export function contactFormPage(facts: ContactFormFacts) {
  const { file, organizations, t } = facts
  const contact = file?.contact ?? null
  const fields = [...personFields(facts), proposalField(facts)]
  return {
    title: contact
      ? t('administration.contact.title', { name: personName(contact) })
      : t('administration.contact.title_new'),
    head: pageHead({
      trail: [{ label: t('administration.contacts.title'), href: '/administration/contacts' }],
      ...(contact ? {} : { lead: t('administration.contact.lead_new') }),
      ...(contact?.retiredAt ? { pill: pill('quiet', t('administration.contact.retired')) } : {}),
    }),
    impossible:
      organizations.length > 0
        ? null
        : {
            title: t('administration.contact.no_organization_title'),
            text: t('administration.contact.no_organization'),
            action: null,
          },
    errors: errorSummary(fields),
    notice: facts.meanwhile
      ? alert('stop', t('administration.contact.meanwhile'), {
          title: t('administration.user.meanwhile_title'),
        })
      : null,
    action: contact ? `/administration/contacts/${contact.id}` : '/administration/contacts',
    id: facts.id ?? null,
    version: contact ? (facts.version ?? contactVersion(contact)) : null,
    fields,
    submit: t(contact ? 'administration.contact.submit' : 'administration.contact.submit_new'),
    card: contact ? cardOf(contact, organizations, t) : null,
  }
}

function cardOf(contact: KeptContact, organizations: readonly Organization[], t: Translate) {
  const name = personName(contact)
  const at = (segment: string) => `/administration/contacts/${contact.id}/${segment}`
  const act = contact.retiredAt === null ? 'retire' : 'return'
  return {
    title: t('administration.contact.acts'),
    merge:
      contact.retiredAt === null
        ? {
            text: t('administration.contact.merge_text'),
            label: t('administration.contact.merge'),
            href: at('merges/new'),
          }
        : null,
    act: {
      text: t(`administration.contact.${act}_text`),
      label: t(`administration.contact.${act}`, { name }),
      action: at(act === 'retire' ? 'retirement' : 'return'),
    },
    alsoFor: t('administration.contact.also_for'),
    organizations: organizations.filter(({ id }) => contact.otherOrganizationIds.includes(id)).map(organizationLabel),
  }
}

type TextName = Exclude<keyof ContactFields, 'proposedAs'>

const LABEL = {
  organizationId: 'administration.contact.organization',
  firstName: 'administration.contact.first_name',
  lastName: 'administration.contact.last_name',
  jobTitle: 'administration.contact.job_title',
  email: 'administration.contact.email',
  phone: 'administration.contact.phone',
  language: 'administration.contact.language',
} as const satisfies Record<TextName, string>

function personFields(facts: ContactFormFacts): readonly Field[] {
  const { draft, organizations, errors = {}, t } = facts
  const about = (name: TextName) => ({
    name,
    value: draft.values[name] ?? '',
    label: t(LABEL[name]),
    hint: keptNow(facts, name),
    error: errors[name] ?? null,
    required: name !== 'jobTitle',
    maxlength: 200,
    autocomplete: 'off',
  })
  return [
    field({
      ...about('organizationId'),
      kind: 'select',
      maxlength: null,
      options: [
        option('', t('shell.form.choose')),
        ...organizations.map((known) => option(known.id, organizationLabel(known))),
      ],
    }),
    field(about('firstName')),
    field(about('lastName')),
    field(about('jobTitle')),
    field({ ...about('email'), kind: 'email' }),
    field({ ...about('phone'), kind: 'tel' }),
    field({
      ...about('language'),
      kind: 'select',
      maxlength: null,
      options: LANGUAGES.map((language) => option(language, t(`shell.languages.${language}`))),
    }),
  ]
}

function proposalField(facts: ContactFormFacts): Field {
  const { draft, t } = facts
  return field({
    name: 'proposedAs',
    kind: 'checkboxes',
    label: t('administration.contact.proposed'),
    hint: [t('administration.contact.proposed_hint'), keptNow(facts, 'proposedAs')].filter(Boolean).join(' '),
    values: draft.proposedAs,
    options: CONTACT_ROLES.map((role) =>
      option(role, t(`administration.contact.role.${role}`), { note: t(`administration.contact.role_text.${role}`) }),
    ),
  })
}

/** What is kept in a field that somebody else has changed meanwhile. */
function keptNow(facts: ContactFormFacts, name: keyof ContactFields): string | null {
  const { file, draft, meanwhile = false, t } = facts
  if (!file || !meanwhile || !changedContactFields(file.contact, typedFields(draft)).includes(name)) return null
  return t('administration.user.now', {
    value: keptText(file.contact, name, facts) || t('administration.contact.nobody'),
  })
}

function keptText(contact: KeptContact, name: keyof ContactFields, { organizations, t }: ContactFormFacts): string {
  switch (name) {
    case 'organizationId':
      return organizations.find(({ id }) => id === contact.organizationId)?.name ?? ''
    case 'language':
      return t(`shell.languages.${contact.language}`)
    case 'proposedAs':
      return contact.proposedAs.map((role) => t(`administration.contact.role.${role}`)).join(', ')
    default:
      return contact[name] ?? ''
  }
}

const typedFields = ({ values, proposedAs }: ShownContact): ContactFields => ({
  organizationId: values['organizationId'] ?? '',
  firstName: values['firstName'] ?? '',
  lastName: values['lastName'] ?? '',
  jobTitle: values['jobTitle'] ?? '',
  email: values['email'] ?? '',
  phone: values['phone'] ?? '',
  language: (values['language'] ?? '') as Language,
  proposedAs,
})
