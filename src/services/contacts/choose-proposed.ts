import type { ProposalChange } from '#domain/organizations/kept-contact.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { lockKeptContacts, saveProposal } from '#stores/contact-store.ts'
import { nameOf } from './write-contact.ts'

/**
 * Turns proposals of order forms on or off, each by itself: nobody's right changes, and what somebody else changed
 * meanwhile stays. Contacts that are not this account's, retired or merged away meanwhile are left alone.
 */
export const chooseProposed = (scope: AccountScope, changes: readonly ProposalChange[]): Promise<void> =>
  inTransaction(scope, async (tx) => {
    const contacts = await lockKeptContacts(
      tx,
      changes.map(({ contactId }) => contactId),
    )
    for (const change of changes) {
      const contact = contacts.find(({ id }) => id === change.contactId)
      if (!contact || contact.retiredAt !== null) continue
      if (contact.proposedAs.includes(change.role) === change.proposed) continue
      await saveProposal(tx, change)
      await recordLog(tx, {
        action: 'contact.proposal_changed',
        subject: nameOf(contact),
        details: { contactId: contact.id, role: change.role, proposed: change.proposed },
      })
    }
  })
