import type { AccountFile } from '#domain/accounts/account-file.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { dayOf } from '#domain/shared/time.ts'
import type { RoleConnection } from '#platform/database.ts'
import { inOperatorTransaction, withinAccount, type OperatorScope } from '#platform/scope.ts'
import { findAccountFileAcrossAccounts, readAccountTrade } from '#queries/account-file.ts'
import { actingFor } from '#services/staff/acting-for.ts'
import { readStanding } from '#stores/account-state-store.ts'
import { listContactAddresses, listKnownContacts } from '#stores/contact-store.ts'
import { listContracts } from '#stores/contract-store.ts'
import { getManagedUser, listUsers } from '#stores/user-store.ts'

/** More people than any account has shown at once. */
const MOST_USERS = 500
/** The newest of the contacts, by which a change of super user is judged. */
const MOST_ADDRESSES = 20

/** The account with this address in the back office. */
export async function getAccountFile(scope: OperatorScope, slug: string): Promise<AccountFile> {
  const account = await findAccountFileAcrossAccounts(scope, slug)
  if (!account) throw new Refusal('not_found', 'page_not_found')
  return account
}

/** An account with its people, contracts, last orders and what is owed: all that staff look at first. */
export const readAccountFile =
  ({ portal }: { readonly portal: RoleConnection }) =>
  async (scope: OperatorScope, slug: string) => {
    const account = await getAccountFile(scope, slug)
    const trade = await readAccountTrade(actingFor(scope, { portal }, account.id), dayOf(scope.now()))
    return inOperatorTransaction(scope, async (optx) => {
      const tx = withinAccount(optx, account.id)
      return {
        account,
        users: await listUsers(tx, '', MOST_USERS),
        contacts: await listKnownContacts(tx),
        newestContacts: await listContactAddresses(tx, MOST_ADDRESSES),
        contracts: await listContracts(tx),
        standing: await readStanding(tx, account.currency),
        ...trade,
      }
    })
  }

export type FullAccountFile = Awaited<ReturnType<ReturnType<typeof readAccountFile>>>

/** A user of an account that staff have opened. */
export async function readUserOfAccount(scope: OperatorScope, slug: string, userId: string) {
  const account = await getAccountFile(scope, slug)
  const user = await inOperatorTransaction(scope, (tx) => getManagedUser(withinAccount(tx, account.id), userId))
  return { account, user }
}
