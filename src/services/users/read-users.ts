import type { ManagedUser } from '#domain/access/managed-user.ts'
import type { UserAct } from '#domain/access/user-acts.ts'
import type { Contact } from '#domain/organizations/organization.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { listKnownContacts } from '#stores/contact-store.ts'
import { getManagedUser, listUserEmails, listUsers } from '#stores/user-store.ts'
import type { AmongUsers } from './account-users.ts'
import { assertMay, assertNotNeeded } from './write-user.ts'

/** The account's people whose name, login or address contains the keyword. */
export const readUsers =
  (among: AmongUsers) =>
  (scope: AccountScope, keyword: string, most: number): Promise<readonly ManagedUser[]> =>
    among(scope, (tx) => listUsers(tx, keyword, most))

export const readUser =
  (among: AmongUsers) =>
  (scope: AccountScope, id: string): Promise<ManagedUser> =>
    among(scope, (tx) => getManagedUser(tx, id))

/** A user to whom something is to be done: refused where the acting user may not. */
export const readUserFor =
  (among: AmongUsers) =>
  (scope: AccountScope, id: string, act: UserAct): Promise<ManagedUser> =>
    among(scope, async (tx) => {
      const user = await getManagedUser(tx, id)
      assertMay(tx, act, user)
      if (act === 'suspend' || act === 'delete') await assertNotNeeded(tx, id)
      return user
    })

/** Contacts whose address no user has: proposed first when a user is added (guide 7.1). */
export const contactsWithoutUser = (scope: AccountScope): Promise<readonly Contact[]> =>
  inTransaction(scope, async (tx) => {
    const taken = new Set(await listUserEmails(tx))
    const isFirst = ({ email }: Contact) => {
      const address = email.toLowerCase()
      return !taken.has(address) && taken.add(address).size > 0
    }
    return (await listKnownContacts(tx)).filter(isFirst)
  })
