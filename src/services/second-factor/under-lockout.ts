import { afterFailure } from '#domain/access/lockout.ts'
import type { Person } from '#domain/access/person.ts'
import type { OperatorTx } from '#platform/scope.ts'
import { deleteHalfOpensOf } from '#stores/half-open-store.ts'
import { clearFailures, lockFailures, saveFailures } from '#stores/sign-in-store.ts'
import { recordOf } from './keep-record.ts'

/** What a proof was worth: right, what was wrong with it, or something that tells nothing of who sent it. */
export type Proof<Wrong extends string> = 'right' | 'neither' | Wrong

/**
 * Judges a proof under the same count as wrong passwords: five failures in a row lock the login. Everything about one
 * person's second factor begins here, so that two of their requests wait for each other.
 */
export async function underLockout<Wrong extends string>(
  tx: OperatorTx,
  person: Person,
  judge: () => Promise<Proof<Wrong>>,
): Promise<Proof<Wrong> | 'locked'> {
  const before = await lockFailures(tx, person)
  if (before.lockedAt) return 'locked'
  const proof = await judge()
  if (proof === 'neither') return proof
  if (proof === 'right') {
    await clearFailures(tx, person)
    return proof
  }
  const after = afterFailure(before, tx.now())
  await saveFailures(tx, person, after)
  await recordOf(tx, person, after.lockedAt ? 'two_factor.locked' : 'two_factor.failed', { wrong: proof })
  if (!after.lockedAt) return proof
  await deleteHalfOpensOf(tx, person)
  return 'locked'
}
