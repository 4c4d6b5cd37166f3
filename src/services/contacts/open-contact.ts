import { looksLike, type KeptContact } from '#domain/organizations/kept-contact.ts'
import type { KnownContact, Organization } from '#domain/organizations/organization.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { getKeptContact, listKnownContacts } from '#stores/contact-store.ts'
import { listOrganizations } from '#stores/organization-store.ts'
import { assertMayBeKept } from './merge-contacts.ts'

/** A contact with what its page shows beside it. */
export interface ContactFile {
  readonly contact: KeptContact
  readonly organizations: readonly Organization[]
  /** Everybody else who could be the same person, those first who look like it. */
  readonly others: readonly KnownContact[]
  readonly alike: readonly KnownContact[]
}

export const openContact = (scope: AccountScope, id: string): Promise<ContactFile> =>
  inTransaction(scope, async (tx) => {
    const contact = await getKeptContact(tx, id)
    const known = (await listKnownContacts(tx)).filter((other) => other.id !== id)
    const alike = known.filter((other) => looksLike(contact, other))
    return {
      contact,
      organizations: await listOrganizations(tx),
      alike,
      others: known.filter((other) => !alike.includes(other)),
    }
  })

/** The same for somebody in whose place others are to be put: one that is in use. */
export const openContactToMerge = async (scope: AccountScope, id: string): Promise<ContactFile> => {
  const file = await openContact(scope, id)
  assertMayBeKept(file.contact)
  return file
}

/** The organizations that a new contact may belong to. */
export const listHolders = (scope: AccountScope): Promise<readonly Organization[]> =>
  inTransaction(scope, listOrganizations)
