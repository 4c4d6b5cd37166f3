import {
  changedContactFields,
  contactVersion,
  type ContactFields,
  type KeptContact,
} from '#domain/organizations/kept-contact.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { inTransaction, type AccountScope, type AccountTx } from '#platform/scope.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { addContactWords, getKeptContact, insertContact, saveContact, saveRetirement } from '#stores/contact-store.ts'
import { getOrganization } from '#stores/organization-store.ts'

/** What became of a changed form: written, or somebody was faster and `now` is what they left. */
export type ContactOutcome =
  { readonly outcome: 'saved' } | { readonly outcome: 'changed_meanwhile'; readonly now: KeptContact }

/** Adds a person to the account's contacts; the form's own id makes a second click find the first one's. */
export const addContact = (scope: AccountScope, id: string, fields: ContactFields): Promise<void> =>
  inTransaction(scope, async (tx) => {
    await getOrganization(tx, fields.organizationId)
    if (!(await insertContact(tx, id, fields))) return
    await recordLog(tx, {
      action: 'contact.added',
      subject: nameOf(fields),
      details: { contactId: id, email: fields.email },
    })
  })

const FOUND_BY: readonly (keyof ContactFields)[] = ['firstName', 'lastName', 'email']

/** Changes a contact as it was when the form was opened; a form that is older than the last change is given back. */
export const changeContact = (
  scope: AccountScope,
  id: string,
  version: string,
  fields: ContactFields,
): Promise<ContactOutcome> =>
  inTransaction(scope, async (tx) => {
    const contact = await getLiveContact(tx, id)
    const changed = changedContactFields(contact, fields)
    if (changed.length === 0) return { outcome: 'saved' }
    if (contactVersion(contact) !== version) return { outcome: 'changed_meanwhile', now: contact }
    await getOrganization(tx, fields.organizationId)
    await saveContact(tx, id, fields)
    if (changed.some((field) => FOUND_BY.includes(field))) await addContactWords(tx, id, fields)
    await recordLog(tx, { action: 'contact.changed', subject: nameOf(fields), details: { contactId: id, changed } })
    return { outcome: 'saved' }
  })

/** Order forms don't know the contact any more; what names it goes on naming it. */
export const retireContact = (scope: AccountScope, id: string): Promise<void> =>
  inTransaction(scope, async (tx) => {
    const contact = await getLiveContact(tx, id)
    if (contact.retiredAt !== null) return
    await saveRetirement(tx, id, tx.now())
    await recordLog(tx, { action: 'contact.retired', subject: nameOf(contact), details: { contactId: id } })
  })

/** Takes a retired contact back into order forms. */
export const returnContact = (scope: AccountScope, id: string): Promise<void> =>
  inTransaction(scope, async (tx) => {
    const contact = await getLiveContact(tx, id)
    if (contact.retiredAt === null) return
    await saveRetirement(tx, id, null)
    await recordLog(tx, { action: 'contact.returned', subject: nameOf(contact), details: { contactId: id } })
  })

/** Locked for a change; one that was merged away is not there to be changed. */
async function getLiveContact(tx: AccountTx, id: string): Promise<KeptContact> {
  const contact = await getKeptContact(tx, id, true)
  if (contact.mergedInto !== null) throw new Refusal('conflict', 'contact_merged')
  return contact
}

export const nameOf = ({ firstName, lastName }: Pick<ContactFields, 'firstName' | 'lastName'>) =>
  `${firstName} ${lastName}`
