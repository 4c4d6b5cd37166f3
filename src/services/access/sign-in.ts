import { afterFailure } from '#domain/access/lockout.ts'
import type { SignInRequest, SignInResult } from '#domain/access/sign-in.ts'
import { HOUR } from '#domain/shared/time.ts'
import { hashToken, newToken } from '#platform/ids.ts'
import { inOperatorTransaction, type OperatorScope, type OperatorTx } from '#platform/scope.ts'
import type { PasswordHasher } from '#ports/password-hasher.ts'
import type { RateLimiter } from '#ports/rate-limiter.ts'
import { insertSession } from '#stores/session-store.ts'
import {
  clearFailures,
  findStaffCredentials,
  findUserCredentials,
  lockFailures,
  recordSignIn,
  saveFailures,
  type Credentials,
} from '#stores/sign-in-store.ts'
import { noteFailedSignIn, noteSignIn } from './note-sign-in.ts'

export interface SignInDeps {
  readonly hasher: PasswordHasher
  /** Wrong passwords per address, whatever the login. */
  readonly limiter: RateLimiter
  readonly sessionHours: number
}

interface Audience {
  readonly table: 'users' | 'staff'
  readonly find: (scope: OperatorScope, login: string) => Promise<Credentials | null>
}

const CUSTOMERS: Audience = { table: 'users', find: findUserCredentials }
const STAFF: Audience = { table: 'staff', find: findStaffCredentials }

/**
 * Checks a password and opens a session. An unknown login costs the same hash, counts and locks like a known one,
 * so that neither answer nor time tells which logins exist.
 */
const signIn =
  (audience: Audience) =>
  ({ hasher, limiter, sessionHours }: SignInDeps) =>
  async (scope: OperatorScope, request: SignInRequest): Promise<SignInResult> => {
    if (!(await limiter.allows(request.address))) return { outcome: 'too_many' }
    const login = request.login.trim().toLowerCase()
    const found = await audience.find(scope, login)
    const right = await hasher.verify(found?.passwordHash ?? hasher.decoy, request.password)

    const result = await inOperatorTransaction<SignInResult>(scope, async (tx) => {
      const before = await lockFailures(tx, login)
      const failed = async (locked: boolean) => {
        await noteFailedSignIn(tx, found, { login, address: request.address, locked })
        return { outcome: locked ? ('locked' as const) : ('wrong' as const) }
      }
      if (before.lockedAt) return failed(true)
      if (!right || !found || found.suspended) {
        const after = afterFailure(before, tx.now())
        await saveFailures(tx, login, after)
        return failed(after.lockedAt !== null)
      }
      await clearFailures(tx, login)
      await noteSignIn(tx, found, login, request.address)
      return { outcome: 'signed_in', token: await openSession(tx, audience, found, request, sessionHours) }
    })
    if (result.outcome !== 'signed_in') await limiter.count(request.address)
    return result
  }

export const signInUser = signIn(CUSTOMERS)
export const signInStaff = signIn(STAFF)

async function openSession(
  tx: OperatorTx,
  { table }: Audience,
  person: Credentials,
  { address, userAgent }: SignInRequest,
  sessionHours: number,
): Promise<string> {
  const token = newToken()
  await recordSignIn(tx, table, person.id, address)
  await insertSession(tx, {
    tokenHash: hashToken(token),
    accountId: person.accountId,
    userId: table === 'users' ? person.id : null,
    staffId: table === 'staff' ? person.id : null,
    expiresAt: new Date(tx.now().getTime() + sessionHours * HOUR),
    address,
    userAgent,
  })
  return token
}
