import { FRESH_SESSION } from '#domain/access/profile.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import type { RoleConnection } from '#platform/database.ts'
import { hashToken } from '#platform/ids.ts'
import type { AccountScope } from '#platform/scope.ts'
import type { PasswordHasher } from '#ports/password-hasher.ts'
import type { RateLimiter } from '#ports/rate-limiter.ts'
import { amongUsers } from '#services/users/account-users.ts'
import { usesCertificates } from '#stores/account-security-store.ts'
import { lockPasswordHolder, type PasswordHolder } from '#stores/password-store.ts'
import { isSessionOpenedSince } from '#stores/session-store.ts'
import type { UserTx } from '#stores/user-store.ts'

export interface OwnCredentialsDeps {
  readonly operator: RoleConnection
  readonly hasher: PasswordHasher
  readonly limiters: {
    /** Wrong present passwords of one user: a stolen session is no place to guess. */
    readonly ownPassword: RateLimiter
  }
}

type Work<Result> = (tx: UserTx, user: PasswordHolder) => Promise<Result>

/** Lets people change what is theirs, in a transaction that may: the role of customer pages can change no user. */
export const asOwner =
  (deps: Pick<OwnCredentialsDeps, 'operator'>) =>
  async <Result>(scope: AccountScope, work: Work<Result>): Promise<Result> => {
    const { actor } = scope
    if (actor.kind !== 'user') throw new Refusal('forbidden', 'not_allowed')
    return amongUsers(deps)(scope, async (tx) => work(tx, await lockPasswordHolder(tx, actor.id)))
  }

/** The same for what needs the present password once more. */
export const asProvenOwner =
  (deps: OwnCredentialsDeps) =>
  async <Result>(scope: AccountScope, present: string, work: Work<Result>): Promise<Result | 'wrong_present'> => {
    const { hasher, limiters } = deps
    const key = scope.actor.id ?? ''
    if (!(await limiters.ownPassword.allows(key))) throw new Refusal('too_many', 'too_many_passwords')
    const result = await asOwner(deps)(scope, async (tx, user) =>
      (await provesByPassword(tx, hasher, user, present)) ? work(tx, user) : ('wrong_present' as const),
    )
    if (result === 'wrong_present') await limiters.ownPassword.count(key)
    return result
  }

/** What somebody shows once more: their password, or the session that they have just opened. */
export interface Proof {
  readonly present: string
  readonly session: string
}

/**
 * The same for what everybody may do about their own login, with or without a password. Where certificates open the
 * account, having just signed in by one stands for the password (ADR 0029).
 */
export const asCertainOwner =
  (deps: OwnCredentialsDeps) =>
  async <Result>(
    scope: AccountScope,
    { present, session }: Proof,
    work: Work<Result>,
  ): Promise<Result | 'wrong_present' | 'signed_in_long_ago'> => {
    const byCertificate = await asOwner(deps)(scope, async (tx, user) => {
      if (!(await usesCertificates(tx))) return null
      const since = new Date(tx.now().getTime() - FRESH_SESSION)
      const isFresh = await isSessionOpenedSince(tx, { userId: user.id, tokenHash: hashToken(session), since })
      return isFresh ? { result: await work(tx, user) } : ('signed_in_long_ago' as const)
    })
    if (byCertificate === null) return asProvenOwner(deps)(scope, present, work)
    return byCertificate === 'signed_in_long_ago' ? byCertificate : byCertificate.result
  }

/** Where certificates open the account, an old password proves nothing: what it guards is changed by others. */
async function provesByPassword(
  tx: UserTx,
  hasher: PasswordHasher,
  user: PasswordHolder,
  present: string,
): Promise<boolean> {
  if (await usesCertificates(tx)) throw new Refusal('conflict', 'no_password_here')
  return hasher.verify(user.passwordHash, present)
}

export type AsOwner = ReturnType<typeof asOwner>
export type AsProvenOwner = ReturnType<typeof asProvenOwner>
export type AsCertainOwner = ReturnType<typeof asCertainOwner>
