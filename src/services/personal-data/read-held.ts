import { personalDataExport, type HeldPart, type PersonalDataExport } from '#domain/personal-data/export.ts'
import { presentChoices, type PresentChoices } from '#domain/personal-data/purposes.ts'
import type { OpenPage, Subject } from '#domain/personal-data/subject.ts'
import type { KeptContact } from '#domain/organizations/kept-contact.ts'
import type { ProfileFields } from '#domain/access/profile.ts'
import { inOperatorTransaction, withinAccount, type OperatorScope } from '#platform/scope.ts'
import { findSubjectAcrossAccounts, readPersonalDataAcrossAccounts } from '#queries/personal-data.ts'
import { getKeptContact } from '#stores/contact-store.ts'
import { listContactIdsOf, listPurposeChoices } from '#stores/personal-data-store.ts'
import { getOrganization } from '#stores/organization-store.ts'
import { getProfile } from '#stores/profile-store.ts'
import { recordAbout } from './open-page.ts'

/** What of the data can be corrected on the page. */
export interface Correctable {
  /** Null where nobody signs in with the address, or no more. */
  readonly user: (ProfileFields & { readonly id: string }) | null
  readonly contacts: readonly { readonly contact: KeptContact; readonly organization: string }[]
}

export interface HeldData {
  readonly subject: Subject
  readonly parts: readonly HeldPart[]
  readonly correctable: Correctable
  /** Null outside of accounts: nobody writes there but about the registration. */
  readonly choices: PresentChoices | null
}

/** Everything that is held on whom the page is about. */
export async function readHeldData(scope: OperatorScope, page: OpenPage): Promise<HeldData> {
  const subject = await findSubjectAcrossAccounts(scope, page.holder)
  const parts = await readPersonalDataAcrossAccounts(scope, subject)
  const { accountId, email, users } = subject
  if (accountId === null) return { subject, parts, correctable: { user: null, contacts: [] }, choices: null }
  return inOperatorTransaction(scope, async (operatorTx) => {
    const tx = withinAccount(operatorTx, accountId)
    const active = users.find(({ isActive }) => isActive)
    const user = active ? { ...(await getProfile(tx, active.id)), id: active.id } : null
    const contacts: Correctable['contacts'][number][] = []
    for (const id of await listContactIdsOf(tx, email)) {
      const contact = await getKeptContact(tx, id)
      contacts.push({ contact, organization: (await getOrganization(tx, contact.organizationId)).name })
    }
    const userIds = users.map(({ id }) => id)
    const choices = presentChoices(await listPurposeChoices(tx, email, userIds))
    return { subject, parts, correctable: { user, contacts }, choices }
  })
}

/** The same as a file to take away; that it was taken is logged. */
export async function exportHeldData(scope: OperatorScope, page: OpenPage): Promise<PersonalDataExport> {
  const subject = await findSubjectAcrossAccounts(scope, page.holder)
  await inOperatorTransaction(scope, (tx) => recordAbout(tx, page.holder, 'personal_data.exported'))
  return personalDataExport(subject, await readPersonalDataAcrossAccounts(scope, subject), scope.now())
}
