import type { KeptContact } from '#domain/organizations/kept-contact.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { lockKeptContacts, replaceContact } from '#stores/contact-store.ts'
import { nameOf } from './write-contact.ts'

/**
 * Makes one contact of several: orders, open order forms and organizations point to the kept one from now on. A second
 * click finds it done.
 */
export const mergeContacts = (scope: AccountScope, keptId: string, duplicateIds: readonly string[]): Promise<void> =>
  inTransaction(scope, async (tx) => {
    const contacts = await lockKeptContacts(tx, [keptId, ...duplicateIds])
    const kept = contacts.find(({ id }) => id === keptId)
    if (!kept) throw new Refusal('not_found', 'contact_not_found')
    assertMayBeKept(kept)

    for (const duplicate of duplicateIds.map((id) => duplicateOf(kept, id, contacts))) {
      if (duplicate.mergedInto === kept.id) continue
      const orders = await replaceContact(tx, duplicate, kept)
      await recordLog(tx, {
        action: 'contact.merged',
        subject: nameOf(kept),
        details: {
          contactId: kept.id,
          mergedId: duplicate.id,
          merged: nameOf(duplicate),
          email: duplicate.email,
          orders,
        },
      })
    }
  })

/** Only a contact in use stands in the place of others. */
export function assertMayBeKept({ mergedInto, retiredAt }: KeptContact): void {
  if (mergedInto !== null) throw new Refusal('conflict', 'contact_merged')
  if (retiredAt !== null) throw new Refusal('conflict', 'contact_retired')
}

function duplicateOf(kept: KeptContact, id: string, contacts: readonly KeptContact[]): KeptContact {
  const duplicate = contacts.find((one) => one.id === id && one.id !== kept.id)
  if (!duplicate) throw new Refusal('not_found', 'contact_not_found')
  if (duplicate.mergedInto !== null && duplicate.mergedInto !== kept.id) {
    throw new Refusal('conflict', 'contact_merged')
  }
  return duplicate
}
