import { inside } from '#domain/access/inside.ts'
import { afterFailure } from '#domain/access/lockout.ts'
import type { PersonId } from '#domain/access/person.ts'
import { demandOf } from '#domain/access/second-factor.ts'
import type { SignInRequest, SignInResult } from '#domain/access/sign-in.ts'
import { inOperatorTransaction, withinAccount, type OperatorScope } from '#platform/scope.ts'
import type { PasswordHasher } from '#ports/password-hasher.ts'
import type { RateLimiter } from '#ports/rate-limiter.ts'
import { findStaffCredentials, findUserCredentialsAcrossAccounts, type Credentials } from '#queries/credentials.ts'
import { openHalfOpen } from '#services/second-factor/half-open.ts'
import { readFactorFacts } from '#stores/second-factor-store.ts'
import { mustUseProvider } from '#stores/single-sign-on-store.ts'
import { clearFailures, lockFailures, saveFailures } from '#stores/sign-in-store.ts'
import { noteFailedSignIn, noteSignIn, noteSignInFromOutside } from './note-sign-in.ts'
import { openSession } from './open-session.ts'

export interface SignInDeps {
  readonly hasher: PasswordHasher
  /** Wrong passwords per address, whatever the login. */
  readonly limiter: RateLimiter
  readonly sessionHours: number
  readonly staffSecondFactor: 'required' | 'optional'
}

interface Audience {
  readonly kind: PersonId['kind']
  readonly find: (scope: OperatorScope, login: string) => Promise<Credentials | null>
}

const CUSTOMERS: Audience = { kind: 'user', find: findUserCredentialsAcrossAccounts }
const STAFF: Audience = { kind: 'staff', find: findStaffCredentials }

/**
 * Checks a password, and opens a session or, where a second factor is due, a half-open sign-in. An unknown login costs
 * the same hash, counts and locks like a known one, so that neither answer nor time tells which logins exist, or which
 * of them have a password.
 */
const signIn =
  (audience: Audience) =>
  ({ hasher, limiter, sessionHours, staffSecondFactor }: SignInDeps) =>
  async (scope: OperatorScope, request: SignInRequest): Promise<SignInResult> => {
    if (!(await limiter.allows(request.address))) return { outcome: 'too_many' }
    const login = request.login.trim().toLowerCase()
    const found = await audience.find(scope, login)
    const locksThem = found === null || found.takesPasswords
    const at = { kind: locksThem ? audience.kind : 'user_without_password', login } as const
    const right = await hasher.verify(found?.passwordHash ?? hasher.decoy, request.password)

    const result = await inOperatorTransaction<SignInResult>(scope, async (tx) => {
      const before = await lockFailures(tx, at)
      const failed = async (locked: boolean) => {
        await noteFailedSignIn(tx, found, { login, address: request.address, locked: locked && locksThem })
        return { outcome: locked ? ('locked' as const) : ('wrong' as const) }
      }
      if (before.lockedAt) return failed(true)
      if (!right || !found || found.shut) {
        const after = afterFailure(before, tx.now())
        await saveFailures(tx, at, after)
        return failed(after.lockedAt !== null)
      }
      // Only who has the right password learns that the account is shut.
      if (found.accountState !== 'open') return { outcome: `account_${found.accountState}` }
      const here = inside(found.networks, request)
      if (!here) {
        await noteSignInFromOutside(tx, found, login, request.address)
        return { outcome: 'network_refused' }
      }
      const person = personOf(found)
      if (person.accountId !== null && (await mustUseProvider(withinAccount(tx, person.accountId), person.id)))
        return { outcome: 'provider_only' }
      const { hasFactor, accountDemandsIt } = await readFactorFacts(tx, person)
      const isMandatory = person.kind === 'staff' ? staffSecondFactor === 'required' : accountDemandsIt
      // Failures are cleared by the code: cleared by the password, codes could be guessed for ever, four at a time.
      if (demandOf({ hasFactor, isMandatory }) !== 'nothing')
        return { outcome: 'second_factor', token: await openHalfOpen(tx, person, request) }
      await clearFailures(tx, at)
      await noteSignIn(tx, found, login, request.address)
      return { outcome: 'signed_in', token: await openSession(tx, person, here, sessionHours) }
    })
    if (result.outcome !== 'signed_in' && result.outcome !== 'second_factor') await limiter.count(request.address)
    return result
  }

export const signInUser = signIn(CUSTOMERS)
export const signInStaff = signIn(STAFF)

const personOf = ({ id, accountId }: Credentials): PersonId => ({
  kind: accountId === null ? 'staff' : 'user',
  accountId,
  id,
})
