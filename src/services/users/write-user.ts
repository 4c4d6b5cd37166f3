import {
  changedFields,
  userVersion,
  writtenRights,
  type ManagedUser,
  type UserFields,
} from '#domain/access/managed-user.ts'
import type { Right } from '#domain/access/rights.ts'
import { actRefusal, type UserAct } from '#domain/access/user-acts.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { newToken } from '#platform/ids.ts'
import type { AccountScope } from '#platform/scope.ts'
import type { PasswordHasher } from '#ports/password-hasher.ts'
import type { QueueMail } from '#services/mails/queue-mail.ts'
import type { Invite } from '#services/user-certificates/invite.ts'
import { neededForApproval } from '#services/accounts/approval-sheet.ts'
import { lockPreferences } from '#stores/account-preferences-store.ts'
import { isSuperUser } from '#stores/account-security-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { closeEmailChanges } from '#stores/email-change-store.ts'
import { endPasswordLinks } from '#stores/password-store.ts'
import { endCertificateLinks } from '#stores/user-certificate-store.ts'
import {
  findManagedUser,
  getManagedUser,
  insertManagedUser,
  saveManagedUser,
  type TakenField,
  type UserTx,
} from '#stores/user-store.ts'
import type { AmongUsers } from './account-users.ts'

/**
 * What became of a form: written, somebody else has this login or address, somebody changed the user meanwhile, or
 * nobody besides the super user would approve any more.
 */
export type UserOutcome =
  | { readonly outcome: 'saved' }
  | { readonly outcome: 'taken'; readonly field: TakenField }
  | { readonly outcome: 'last_approver' }
  | { readonly outcome: 'changed_meanwhile'; readonly now: ManagedUser }

interface AddUserDeps {
  readonly among: AmongUsers
  readonly hasher: PasswordHasher
  readonly invite: Invite
}

/**
 * Adds a user, who chooses a password or has a certificate made by the mailed link when they are to be told. The form's own id makes a second
 * click find the first one's user.
 */
export const addUser =
  ({ among, hasher, invite }: AddUserDeps) =>
  async (scope: AccountScope, id: string, form: UserFields, inform: boolean): Promise<UserOutcome> => {
    const unknownHash = await hasher.hash(newToken())
    return among(scope, async (tx) => {
      if (await findManagedUser(tx, id)) return { outcome: 'saved' }
      const fields = await written(tx, form, [])
      const taken = await insertManagedUser(tx, id, fields, unknownHash)
      if (taken) return { outcome: 'taken', field: taken }
      const { name, login, email, rights } = fields
      await recordLog(tx, { action: 'user.added', subject: login, details: { userId: id, name, email, rights } })
      if (inform) await invite(tx, { id, ...fields })
      return { outcome: 'saved' }
    })
  }

interface ChangeUserDeps {
  readonly among: AmongUsers
  readonly queueMail: QueueMail
  readonly publicUrl: string
}

/**
 * Changes a user as they were when the form was opened; a form that is older than the last change is given back. A new
 * address is told at the old one and a new login to its owner: nobody is turned away from their own mails unnoticed.
 */
export const changeUser =
  ({ among, ...deps }: ChangeUserDeps) =>
  (scope: AccountScope, id: string, version: string, form: UserFields): Promise<UserOutcome> =>
    among(scope, async (tx) => {
      await lockPreferences(tx)
      const user = await getManagedUser(tx, id, true)
      assertMay(tx, 'change', user)
      const fields = await written(tx, form, user.rights)
      const changed = changedFields(user, fields)
      if (changed.length === 0) return { outcome: 'saved' }
      if (userVersion(user) !== version) return { outcome: 'changed_meanwhile', now: user }
      if (!fields.rights.includes('approval') && (await neededForApproval(tx, id))) return { outcome: 'last_approver' }
      const taken = await saveManagedUser(tx, id, fields)
      if (taken) return { outcome: 'taken', field: taken }
      if (changed.includes('email')) {
        await endPasswordLinks(tx, id)
        await endCertificateLinks(tx, id)
        await closeEmailChanges(tx, id)
      }
      await recordLog(tx, {
        action: 'user.changed',
        subject: user.login,
        details: { userId: id, ...told(user, fields) },
      })
      await tell(deps, tx, user, fields, changed)
      return { outcome: 'saved' }
    })

/** The form with the rights that its writer may give. */
async function written(tx: UserTx, form: UserFields, kept: readonly Right[]): Promise<UserFields> {
  const namesApprovers = tx.actor.id !== null && (await isSuperUser(tx, tx.actor.id))
  const rights = writtenRights(form.rights, kept, namesApprovers)
  if (rights === null) throw new Refusal('forbidden', 'approvers_by_super_user')
  return { ...form, rights }
}

async function tell(
  { queueMail, publicUrl }: Omit<ChangeUserDeps, 'among'>,
  tx: UserTx,
  before: ManagedUser,
  { name, login, email, language }: UserFields,
  changed: readonly (keyof UserFields)[],
): Promise<void> {
  const queue = { language, orderId: null } as const
  if (changed.includes('email')) {
    const data = { name, login, at: tx.now(), signInUrl: `${publicUrl}/sign-in` }
    await queueMail(tx, { ...queue, to: before.email, mail: { kind: 'email_changed', data } })
  }
  if (changed.includes('login')) {
    const data = { name, login, at: tx.now(), forgottenUrl: `${publicUrl}/sign-in/forgotten` }
    await queueMail(tx, { ...queue, to: email, mail: { kind: 'login_changed', data } })
  }
}

/** Refuses to shut out the last who approves besides the super user: orders would wait for a single person. */
export async function assertNotNeeded(tx: UserTx, id: string): Promise<void> {
  if (await neededForApproval(tx, id)) throw new Refusal('conflict', 'last_approver_stays')
}

/** Refuses what the acting user may not do to that one. */
export function assertMay(tx: UserTx, act: UserAct, user: ManagedUser): void {
  const refusal = actRefusal(act, user, tx.actor.id)
  if (refusal) throw new Refusal('forbidden', refusal)
}

/** Each changed field as it was and as it is, for the log. */
function told(before: ManagedUser, after: UserFields): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    changedFields(before, after).map((field) => [field, { from: before[field], to: after[field] }]),
  )
}
