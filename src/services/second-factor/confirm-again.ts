import type { Person } from '#domain/access/person.ts'
import { inOperatorTransaction, type OperatorScope, type OperatorTx } from '#platform/scope.ts'
import { lockSecondFactor, readFactorFacts } from '#stores/second-factor-store.ts'
import { findStaffPerson } from '#stores/staff-store.ts'
import type { SecondFactorDeps } from './deps.ts'
import { takeCode } from './take-code.ts'
import { underLockout } from './under-lockout.ts'

/** What a dangerous act of an administrator came to before it began. */
export type WrongConfirmation = 'wrong_code' | 'locked'

/**
 * Whether whoever acts proves their second factor again before something dangerous: administrators do (spec 3.9). Those
 * of the demo's cast who have none pass, and only there may they have none.
 */
export const asksAgain =
  ({ staffSecondFactor }: Pick<SecondFactorDeps, 'staffSecondFactor'>) =>
  (scope: OperatorScope): Promise<boolean> =>
    inOperatorTransaction(scope, async (tx) => {
      const person = await administrator(tx)
      if (!person) return false
      return staffSecondFactor === 'required' || (await readFactorFacts(tx, person)).hasFactor
    })

/**
 * Takes the code of an administrator's second factor, or passes where none is asked. It is a transaction of its own,
 * before that of the act, so that a wrong code counts and a right one is used up whatever becomes of the act.
 */
export const confirmAgain =
  (deps: SecondFactorDeps) =>
  async (scope: OperatorScope, code: string): Promise<WrongConfirmation | null> => {
    if (!(await asksAgain(deps)(scope))) return null
    return inOperatorTransaction(scope, async (tx) => {
      const person = await administrator(tx)
      if (!person) return 'wrong_code'
      const proof = await underLockout<'wrong_code'>(tx, person, async () => {
        const factor = await lockSecondFactor(tx, person)
        return factor && (await takeCode(tx, deps, person, factor, code)) ? 'right' : 'wrong_code'
      })
      return proof === 'right' || proof === 'neither' ? null : proof
    })
  }

async function administrator(tx: OperatorTx): Promise<Person | null> {
  const { actor } = tx
  return actor.kind === 'staff' && actor.role === 'admin' ? findStaffPerson(tx, actor.id) : null
}
