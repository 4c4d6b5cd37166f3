import { endSignIns } from '#services/access/end-sign-ins.ts'
import { mayReset } from '#domain/access/second-factor.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { inOperatorTransaction, type OperatorScope } from '#platform/scope.ts'
import { findSecondFactorAcrossAccounts } from '#queries/second-factors.ts'
import { recordStaffLog } from '#stores/audit-log-store.ts'
import { deleteSecondFactor, lockSecondFactor } from '#stores/second-factor-store.ts'
import { lockFailures } from '#stores/sign-in-store.ts'
import type { SecondFactorDeps } from './deps.ts'
import { recordChange } from './keep-record.ts'

/**
 * Staff take a second factor away from somebody who has lost phone and recovery codes, after the proofs that the
 * operator asks for. All their sessions end; the reason stands in both logs.
 */
export const resetTwoFactor =
  (deps: SecondFactorDeps) =>
  async (scope: OperatorScope, factorId: string, reason: string): Promise<void> => {
    const found = await findSecondFactorAcrossAccounts(scope, factorId)
    if (!found) throw new Refusal('not_found', 'page_not_found')
    const { person } = found
    if (!mayReset(scope.actor, person)) throw new Refusal('forbidden', 'not_allowed')
    await inOperatorTransaction(scope, async (tx) => {
      await lockFailures(tx, person)
      // Set up anew meanwhile, it is another one: the page was about the former.
      if ((await lockSecondFactor(tx, person))?.id !== factorId) throw new Refusal('conflict', 'two_factor_is_off')
      await deleteSecondFactor(tx, person)
      await endSignIns(tx, person)
      await recordChange(tx, deps, person, 'reset', { reason })
      if (person.kind === 'user')
        await recordStaffLog(tx, { action: 'two_factor.reset', subject: person.login, details: { reason } })
    })
  }
