import type { PersonId } from '#domain/access/person.ts'
import { newToken } from '#platform/ids.ts'
import type { AccountScope } from '#platform/scope.ts'
import type { PasswordHasher } from '#ports/password-hasher.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { endSignIns } from '#services/access/end-sign-ins.ts'
import type { Invite } from '#services/user-certificates/invite.ts'
import { publishRevocations } from '#services/user-certificates/publish-revocations.ts'
import { lockPreferences } from '#stores/account-preferences-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { closeEmailChanges } from '#stores/email-change-store.ts'
import { deleteSecondFactor } from '#stores/second-factor-store.ts'
import { endPasswordLinks } from '#stores/password-store.ts'
import { clearFailures } from '#stores/sign-in-store.ts'
import { endCertificateLinks, revokeUserCertificates } from '#stores/user-certificate-store.ts'
import { findManagedUser, getManagedUser, saveSuspension, shutOutForEver, type UserTx } from '#stores/user-store.ts'
import type { AmongUsers } from './account-users.ts'
import { assertMay, assertNotNeeded } from './write-user.ts'

interface Deps {
  readonly among: AmongUsers
}

/** Keeps a user out until somebody lets them in again: every session ends at once. */
export const suspendUser =
  ({ among }: Deps) =>
  (scope: AccountScope, id: string): Promise<void> =>
    among(scope, async (tx) => {
      await lockPreferences(tx)
      const user = await getManagedUser(tx, id, true)
      assertMay(tx, 'suspend', user)
      if (user.suspendedAt !== null) return
      await assertNotNeeded(tx, id)
      await saveSuspension(tx, id, tx.now())
      await endSignIns(tx, personOf(tx, id))
      await recordLog(tx, { action: 'user.suspended', subject: user.login, details: { userId: id } })
    })

/** Lets a suspended user in again. */
export const reactivateUser =
  ({ among }: Deps) =>
  (scope: AccountScope, id: string): Promise<void> =>
    among(scope, async (tx) => {
      const user = await getManagedUser(tx, id, true)
      assertMay(tx, 'reactivate', user)
      if (user.blockedAt !== null) throw new Refusal('conflict', 'user_blocked')
      if (user.suspendedAt === null) return
      await saveSuspension(tx, id, null)
      await recordLog(tx, { action: 'user.reactivated', subject: user.login, details: { userId: id } })
    })

/** Lifts the lock that five wrong passwords in a row have put on a login. */
export const unlockUser =
  ({ among }: Deps) =>
  (scope: AccountScope, id: string): Promise<void> =>
    among(scope, async (tx) => {
      const user = await getManagedUser(tx, id, true)
      assertMay(tx, 'unlock', user)
      if (user.lockedAt === null) return
      await clearFailures(tx, { kind: 'user', login: user.login })
      await recordLog(tx, { action: 'user.unlocked', subject: user.login, details: { userId: id } })
    })

/** Sends the way in to somebody who has none yet; the form's own id makes two clicks one mail. */
export const inviteUser =
  ({ among, invite }: Deps & { readonly invite: Invite }) =>
  (scope: AccountScope, id: string, linkId: string): Promise<void> =>
    among(scope, async (tx) => {
      const user = await getManagedUser(tx, id, true)
      assertMay(tx, 'invite', user)
      if (!user.isNew) throw new Refusal('conflict', 'user_has_password')
      if (user.suspendedAt !== null) throw new Refusal('conflict', 'user_suspended')
      await invite(tx, user, linkId)
    })

/** Deletes a user for ever: nothing signs in or is mailed any more; logs and orders keep the name. */
export const deleteUser =
  ({ among, hasher }: Deps & { readonly hasher: PasswordHasher }) =>
  async (scope: AccountScope, id: string): Promise<void> => {
    const unknownHash = await hasher.hash(newToken())
    await among(scope, async (tx) => {
      await lockPreferences(tx)
      const user = await findManagedUser(tx, id, true)
      if (!user) throw new Refusal('not_found', 'user_not_found')
      if (user.deletedAt !== null) return
      assertMay(tx, 'delete', user)
      await assertNotNeeded(tx, id)
      await endSignIns(tx, personOf(tx, id))
      await deleteSecondFactor(tx, personOf(tx, id))
      await endPasswordLinks(tx, id)
      await endCertificateLinks(tx, id)
      await publishRevocations(tx, await revokeUserCertificates(tx, id), 'affiliationChanged')
      await closeEmailChanges(tx, id)
      for (const kind of ['user', 'user_without_password'] as const)
        await clearFailures(tx, { kind, login: user.login })
      await shutOutForEver(tx, id, unknownHash)
      await recordLog(tx, { action: 'user.deleted', subject: user.login, details: { userId: id, name: user.name } })
    })
  }

const personOf = ({ accountId }: UserTx, id: string): PersonId => ({ kind: 'user', accountId, id })
