import type { AccountTx } from '#platform/scope.ts'
import { listUsersWithRight } from '#stores/account-store.ts'

/** Names of the people who may approve the account's orders. */
export async function approversOf(tx: AccountTx): Promise<readonly string[]> {
  return (await listUsersWithRight(tx, 'approval')).map(({ name }) => name)
}
