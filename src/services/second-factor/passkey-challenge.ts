import type { AskingBrowser } from '#domain/access/inside.ts'
import { CHALLENGE_STANDS_FOR, MOST_PASSKEYS, type ChallengePurpose } from '#domain/access/passkey.ts'
import type { Person, PersonId } from '#domain/access/person.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { hashToken } from '#platform/ids.ts'
import { inOperatorTransaction, type OperatorScope, type OperatorTx } from '#platform/scope.ts'
import type { PasskeyQuestion } from '#ports/passkeys.ts'
import { insertChallenge, listPasskeys } from '#stores/passkey-store.ts'
import type { SecondFactorDeps } from './deps.ts'
import { findHalfOpen } from './half-open.ts'

type ChallengeDeps = Pick<SecondFactorDeps, 'passkeys' | 'limiter'>

/** Keeps a question until it is answered, once, or five minutes have passed. Its text goes to the browser's script. */
export async function keepQuestion(
  tx: OperatorTx,
  { options, challenge }: PasskeyQuestion,
  purpose: ChallengePurpose,
  person: PersonId | null,
): Promise<string> {
  const expiresAt = new Date(tx.now().getTime() + CHALLENGE_STANDS_FOR)
  await insertChallenge(tx, { hash: hashToken(challenge), purpose, person, expiresAt })
  return options
}

/** Asks somebody for one of their passkeys: for a change of their own, or in the place of the code. */
export const askPasskeyOf =
  ({ passkeys }: Pick<ChallengeDeps, 'passkeys'>) =>
  (scope: OperatorScope, person: PersonId, purpose: 'proof' | 'door'): Promise<string> =>
    inOperatorTransaction(scope, async (tx) => {
      const question = await passkeys.askToProve(await listPasskeys(tx, person))
      return keepQuestion(tx, question, purpose, person)
    })

/** Asks somebody's device for a new key, which none of their devices has yet. */
export async function askToRegister(
  tx: OperatorTx,
  { passkeys }: Pick<ChallengeDeps, 'passkeys'>,
  person: Person,
): Promise<string> {
  const known = await listPasskeys(tx, person)
  if (known.length >= MOST_PASSKEYS) throw new Refusal('conflict', 'too_many_passkeys')
  return keepQuestion(tx, await passkeys.askToCreate(person, known), 'registration', person)
}

/**
 * What is asked of whoever has given a password in this browser: a passkey of theirs, or a first one where two-factor
 * sign-in has to be set up; null when nobody has.
 */
export const askPasskeyAtDoor =
  (deps: ChallengeDeps) =>
  async (
    scope: OperatorScope,
    kind: Person['kind'],
    token: string | null,
    { address, userAgent }: AskingBrowser,
  ): Promise<string | null> => {
    if (!(await deps.limiter.allows(address))) return null
    const found = await findHalfOpen(scope, kind, token, userAgent)
    if (!found) return null
    if (found.hasFactor) return askPasskeyOf(deps)(scope, found.person, 'door')
    return inOperatorTransaction(scope, (tx) => askToRegister(tx, deps, found.person))
  }

/** Asks whoever it may be for a passkey that stands alone; null when too much came from their address. */
export const askAnyPasskey =
  ({ passkeys, limiter, questionLimiter }: ChallengeDeps & Pick<SecondFactorDeps, 'questionLimiter'>) =>
  async (scope: OperatorScope, address: string): Promise<string | null> => {
    if (!(await limiter.allows(address)) || !(await questionLimiter.allows(address))) return null
    await questionLimiter.count(address)
    const question = await passkeys.askToProve(null)
    return inOperatorTransaction(scope, (tx) => keepQuestion(tx, question, 'alone', null))
  }
