import type { NewAccount, NewOffice, NewStaff, NewUser } from '#domain/access/new-account.ts'
import type { Catalogue } from '#domain/catalogue/catalogue.ts'
import { newId } from '#platform/ids.ts'
import { inOperatorTransaction, type OperatorScope } from '#platform/scope.ts'
import type { PasswordHasher } from '#ports/password-hasher.ts'
import { saveCatalogue } from '#stores/catalogue-store.ts'
import { findAccountId, insertAccount, insertStaff, insertUser, saveOffice } from '#stores/opening-store.ts'

/** Puts the operator's own house in order: offices, and catalogue if there is one. Running it again brings them up to date. */
export const furnish =
  () =>
  (scope: OperatorScope, offices: readonly NewOffice[], catalogue: Catalogue | null): Promise<void> =>
    inOperatorTransaction(scope, async (tx) => {
      for (const office of offices) await saveOffice(tx, newId(tx.now()), office)
      if (catalogue) await saveCatalogue(tx, catalogue)
    })

/** Opens an account with its people, all of it or nothing; null when there is one under this name already. */
export const openAccount =
  ({ hasher }: { readonly hasher: PasswordHasher }) =>
  async (scope: OperatorScope, account: NewAccount, users: readonly NewUser[]): Promise<string | null> => {
    const hashed = await Promise.all(users.map(async (user) => ({ ...user, hash: await hasher.hash(user.password) })))
    return inOperatorTransaction(scope, async (tx) => {
      if ((await findAccountId(tx, account.slug)) !== null) return null
      const accountId = newId(tx.now())
      await insertAccount(tx, accountId, account)
      for (const user of hashed)
        await insertUser(tx, accountId, newId(tx.now()), user, { hash: user.hash, isKnown: true })
      return accountId
    })
  }

/** Takes somebody into the operator's staff. */
export const hireStaff =
  ({ hasher }: { readonly hasher: PasswordHasher }) =>
  async (scope: OperatorScope, { password, ...staff }: NewStaff): Promise<void> => {
    const hash = await hasher.hash(password)
    await inOperatorTransaction(scope, (tx) => insertStaff(tx, newId(tx.now()), staff, hash))
  }
