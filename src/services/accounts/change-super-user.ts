import { hasWayIn, type ManagedUser } from '#domain/access/managed-user.ts'
import { RIGHTS } from '#domain/access/rights.ts'
import { accountState } from '#domain/accounts/account-state.ts'
import {
  superUserFault,
  type FormerSuperUser,
  type ProofOfChange,
  type SuperUserFault,
} from '#domain/accounts/super-user-change.ts'
import type { Language } from '#domain/shared/language.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { newToken } from '#platform/ids.ts'
import { inOperatorTransaction, withinAccount, type OperatorScope } from '#platform/scope.ts'
import type { PasswordHasher } from '#ports/password-hasher.ts'
import { endSignIns } from '#services/access/end-sign-ins.ts'
import type { Invite } from '#services/user-certificates/invite.ts'
import type { QueueMail } from '#services/mails/queue-mail.ts'
import { findSuperUser, lockAccountCalled } from '#stores/account-state-store.ts'
import { recordLog, recordStaffLog } from '#stores/audit-log-store.ts'
import { addressKnownSince } from '#stores/contact-store.ts'
import { endPasswordLinks } from '#stores/password-store.ts'
import { endCertificateLinks } from '#stores/user-certificate-store.ts'
import {
  findManagedUser,
  getManagedUser,
  insertManagedUser,
  saveManagedUser,
  saveSuperUser,
  saveSuspension,
  type TakenField,
  type UserTx,
} from '#stores/user-store.ts'

/** Who becomes super user: a user of the account, or somebody who gets a login with this form's id. */
export type ChosenSuccessor =
  | { readonly kind: 'user'; readonly userId: string }
  | {
      readonly kind: 'new_person'
      readonly id: string
      readonly name: string
      readonly login: string
      readonly email: string
      readonly language: Language
    }

export interface SuperUserChange {
  readonly successor: ChosenSuccessor
  readonly proof: ProofOfChange
  readonly former: FormerSuperUser
  readonly reason: string
}

export type SuperUserOutcome =
  | { readonly outcome: 'changed' }
  | { readonly outcome: SuperUserFault }
  | { readonly outcome: 'taken'; readonly field: TakenField }

interface Deps {
  readonly hasher: PasswordHasher
  readonly queueMail: QueueMail
  readonly invite: Invite
  readonly publicUrl: string
}

/**
 * Hands an account over to another super user, on the proof that staff have read (guide 7.1). Both are signed out and
 * told by mail; the account has a super user at every moment. Whoever takes over without a way in gets a link to one:
 * nobody else of the account may send it, nor let a suspended certificate of theirs serve again.
 */
export const changeSuperUser =
  (deps: Deps) =>
  async (scope: OperatorScope, slug: string, change: SuperUserChange): Promise<SuperUserOutcome> => {
    const unknownHash = await deps.hasher.hash(newToken())
    return inOperatorTransaction(scope, async (optx): Promise<SuperUserOutcome> => {
      const account = await lockAccountCalled(optx, slug)
      if (accountState(account) === 'closed') throw new Refusal('conflict', 'account_state_moved')
      const tx = withinAccount(optx, account.id)
      const { successor, proof, former } = change
      const known = successor.kind === 'user' ? await getManagedUser(tx, successor.userId, true) : null
      if (successor.kind === 'new_person' && (await findManagedUser(tx, successor.id))) return { outcome: 'changed' }
      const email = successor.kind === 'user' ? (known?.email ?? '') : successor.email
      const fault = superUserFault(proof, { email, user: known }, await addressKnownSince(tx, email), tx.now())
      if (fault) return { outcome: fault }

      if (successor.kind === 'new_person') {
        const taken = await insertManagedUser(tx, successor.id, { ...successor, rights: RIGHTS }, unknownHash)
        if (taken) return { outcome: 'taken', field: taken }
      }
      const next = known ?? (await getManagedUser(tx, successor.kind === 'user' ? successor.userId : successor.id))
      const present = await findSuperUser(tx)
      const before = present && (await getManagedUser(tx, present.id, true))
      await saveSuperUser(tx, next.id)
      if (before) await retire(tx, before, former)
      await endSignIns(tx, { kind: 'user', accountId: account.id, id: next.id })
      await record(optx, tx, slug, account.name, { change, before, next })
      await tell(deps, tx, account.name, { before, next, former })
      if (!hasWayIn(next)) await deps.invite(tx, next)
      return { outcome: 'changed' }
    })
  }

/** Nobody loses a login that somebody else may want to give back: it is suspended, never deleted. */
async function retire(tx: UserTx, user: ManagedUser, former: FormerSuperUser): Promise<void> {
  await saveManagedUser(tx, user.id, { ...user, rights: RIGHTS })
  if (former === 'suspended') {
    await saveSuspension(tx, user.id, tx.now())
    await endPasswordLinks(tx, user.id)
    await endCertificateLinks(tx, user.id)
  }
  await endSignIns(tx, { kind: 'user', accountId: tx.accountId, id: user.id })
}

interface Handover {
  readonly before: ManagedUser | null
  readonly next: ManagedUser
}

async function record(
  optx: Parameters<typeof recordStaffLog>[0],
  tx: UserTx,
  slug: string,
  accountName: string,
  { change, before, next }: Handover & { readonly change: SuperUserChange },
): Promise<void> {
  const { proof, former, reason } = change
  const details = { from: before?.login ?? null, to: next.login, proof, former, reason }
  await recordLog(tx, { action: 'account.super_user_changed', subject: accountName, details })
  await recordStaffLog(optx, { action: 'account.super_user_changed', subject: slug, details })
}

async function tell(
  { queueMail, publicUrl }: Deps,
  tx: UserTx,
  accountName: string,
  { before, next, former }: Handover & { readonly former: FormerSuperUser },
): Promise<void> {
  const about = { accountName, portalUrl: `${publicUrl}/sign-in` }
  await queueMail(tx, {
    to: next.email,
    language: next.language,
    orderId: null,
    mail: { kind: 'super_user_gained', data: { ...about, name: next.name, login: next.login } },
  })
  if (!before) return
  const data = { ...about, name: before.name, successor: next.name, former }
  await queueMail(tx, {
    to: before.email,
    language: before.language,
    orderId: null,
    mail: { kind: 'super_user_lost', data },
  })
}
