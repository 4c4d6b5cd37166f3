import { versionOf } from '#domain/access/profile.ts'
import type { Language } from '#domain/shared/language.ts'
import { CONTACT_ROLES, type Contact, type ContactRole, type KnownContact } from './organization.ts'

/** A contact as the administrators of its account keep it. */
export interface KeptContact extends KnownContact {
  /** Since when order forms don't know it any more; orders go on naming it. */
  readonly retiredAt: Date | null
  /** The contact that stands in its place. */
  readonly mergedInto: string | null
}

/** A contact as one line of the administrators' list. */
export interface ListedContact {
  readonly id: string
  readonly firstName: string
  readonly lastName: string
  readonly jobTitle: string | null
  readonly email: string
  readonly phone: string
  readonly organizationName: string
  readonly proposedAs: readonly ContactRole[]
  readonly isRetired: boolean
}

/** What an administrator writes about a contact. */
export interface ContactFields {
  readonly organizationId: string
  readonly firstName: string
  readonly lastName: string
  readonly jobTitle: string
  readonly email: string
  readonly phone: string
  readonly language: Language
  readonly proposedAs: readonly ContactRole[]
}

/** Names what a form was filled from, so that of two administrators at once the second is told. */
export function contactVersion(contact: KnownContact & Pick<KeptContact, 'retiredAt'>): string {
  const { organizationId, firstName, lastName, jobTitle, email, phone, language, proposedAs, retiredAt } = contact
  const roles = CONTACT_ROLES.filter((role) => proposedAs.includes(role)).join()
  const isRetired = String(retiredAt !== null)
  return versionOf(organizationId, firstName, lastName, jobTitle ?? '', email, phone, language, roles, isRetired)
}

/** The fields in which a contact as kept differs from what somebody typed. */
export function changedContactFields(before: KnownContact, after: ContactFields): readonly (keyof ContactFields)[] {
  const texts = (['organizationId', 'firstName', 'lastName', 'email', 'phone', 'language'] as const).filter(
    (field) => before[field] !== after[field],
  )
  return [
    ...texts,
    ...((before.jobTitle ?? '') === after.jobTitle ? [] : ['jobTitle' as const]),
    ...(CONTACT_ROLES.every((role) => before.proposedAs.includes(role) === after.proposedAs.includes(role))
      ? []
      : ['proposedAs' as const]),
  ]
}

const folded = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9@]/g, '')

/** Whether two contacts look like one person: the same address, or the same name however it is written. */
export function looksLike(
  one: Pick<Contact, 'firstName' | 'lastName' | 'email'>,
  other: Pick<Contact, 'firstName' | 'lastName' | 'email'>,
): boolean {
  const sorted = ({ firstName, lastName }: typeof one) => [folded(firstName), folded(lastName)].sort().join(' ')
  return one.email.toLowerCase() === other.email.toLowerCase() || sorted(one) === sorted(other)
}

/** Somebody to be rung up, who may be kept as several contacts. */
export interface Person extends Pick<Contact, 'firstName' | 'lastName' | 'email' | 'jobTitle'> {
  readonly phones: readonly string[]
  readonly roles: readonly ContactRole[]
}

/**
 * Contacts by person, in their order: who is kept twice under the same name and address, once for each role, is one.
 * Several people who share an address stay several.
 */
export function peopleOf(contacts: readonly KnownContact[]): readonly Person[] {
  const byPerson = new Map<string, KnownContact[]>()
  for (const contact of contacts) {
    const key = JSON.stringify([contact.email.toLowerCase(), folded(contact.firstName), folded(contact.lastName)])
    byPerson.set(key, [...(byPerson.get(key) ?? []), contact])
  }
  return [...byPerson.values()].flatMap((alike) => {
    const [first] = alike
    if (!first) return []
    const { firstName, lastName, email } = first
    return {
      firstName,
      lastName,
      email,
      jobTitle: alike.find(({ jobTitle }) => jobTitle)?.jobTitle ?? null,
      phones: [...new Set(alike.map(({ phone }) => phone).filter((phone) => phone !== ''))],
      roles: CONTACT_ROLES.filter((role) => alike.some(({ proposedAs }) => proposedAs.includes(role))),
    }
  })
}

/** A contact whose proposal in order forms somebody turned on or off. */
export interface ProposalChange {
  readonly contactId: string
  readonly role: ContactRole
  readonly proposed: boolean
}

/**
 * What somebody changed on the list: what is ticked now against what was ticked when the page was made. Only that is
 * written, so that what others change meanwhile stays.
 */
export function proposalChanges(
  role: ContactRole,
  before: readonly string[],
  after: readonly string[],
): readonly ProposalChange[] {
  const off = before.filter((id) => !after.includes(id)).map((contactId) => ({ contactId, role, proposed: false }))
  const on = after.filter((id) => !before.includes(id)).map((contactId) => ({ contactId, role, proposed: true }))
  return [...off, ...on]
}
