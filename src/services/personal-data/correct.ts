import type { ProfileFields } from '#domain/access/profile.ts'
import type { KeptContact } from '#domain/organizations/kept-contact.ts'
import type { OpenPage } from '#domain/personal-data/subject.ts'
import type { Language } from '#domain/shared/language.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import type { RoleConnection } from '#platform/database.ts'
import { inOperatorTransaction, withinAccount, type AccountScope, type OperatorScope } from '#platform/scope.ts'
import { findSubjectAcrossAccounts } from '#queries/personal-data.ts'
import { changeContact } from '#services/contacts/write-contact.ts'
import { getKeptContact } from '#stores/contact-store.ts'
import { getProfile } from '#stores/profile-store.ts'

type Outcome = 'saved' | 'changed_meanwhile'

interface Deps {
  readonly portal: RoleConnection
  readonly saveProfile: (scope: AccountScope, fields: ProfileFields, version: string) => Promise<Outcome>
}

export interface UserCorrection {
  readonly name: string
  readonly language: Language
  readonly version: string
}

/** The user of the page corrects name and language, as in their profile; its log names them. */
export const correctUser =
  ({ portal, saveProfile }: Deps) =>
  async (scope: OperatorScope, { holder }: OpenPage, correction: UserCorrection): Promise<Outcome> => {
    const { accountId, users } = await findSubjectAcrossAccounts(scope, holder)
    const user = users.find(({ isActive }) => isActive)
    if (accountId === null || !user) throw new Refusal('not_found', 'user_not_found')
    const { name, language, version } = correction
    const kept = await inOperatorTransaction(scope, (tx) => getProfile(withinAccount(tx, accountId), user.id))
    const address = scope.actor.address
    const actor = { kind: 'user', id: user.id, name: user.name, rights: new Set<never>(), address } as const
    const fields = { name, language, theme: kept.theme }
    return saveProfile({ accountId, actor, portal, now: scope.now }, fields, version)
  }

export interface ContactCorrection {
  readonly firstName: string
  readonly lastName: string
  readonly phone: string
  readonly jobTitle: string
  readonly language: Language
}

/** A contact that the page is about; every other one is not there. */
export async function getOwnContact(scope: OperatorScope, { holder }: OpenPage, id: string): Promise<KeptContact> {
  const { accountId, email } = holder
  if (accountId === null) throw new Refusal('not_found', 'contact_not_found')
  const contact = await inOperatorTransaction(scope, (tx) => getKeptContact(withinAccount(tx, accountId), id))
  if (contact.email.toLowerCase() !== email) throw new Refusal('not_found', 'contact_not_found')
  return contact
}

/** A contact corrects themselves; the address, and what they are proposed for, stay the account's to say. */
export const correctContact =
  ({ portal }: Pick<Deps, 'portal'>) =>
  async (
    scope: OperatorScope,
    page: OpenPage,
    id: string,
    correction: ContactCorrection,
    version: string,
  ): Promise<Outcome> => {
    const { organizationId, proposedAs, email } = await getOwnContact(scope, page, id)
    const actor = { kind: 'visitor', id: null, name: page.holder.email, address: scope.actor.address } as const
    const accountId = page.holder.accountId ?? ''
    const fields = { organizationId, proposedAs, email, ...correction }
    return (await changeContact({ accountId, actor, portal, now: scope.now }, id, version, fields)).outcome
  }
