import type { Person } from '#domain/access/person.ts'
import { confirmBy, type ConfirmBy } from '#domain/access/second-factor.ts'
import { inOperatorTransaction, type OperatorScope, type OperatorTx } from '#platform/scope.ts'
import { listPasskeys } from '#stores/passkey-store.ts'
import { lockSecondFactor, readFactorFacts } from '#stores/second-factor-store.ts'
import { findStaffPerson } from '#stores/staff-store.ts'
import type { SecondFactorDeps } from './deps.ts'
import { takeProof, type FactorProof } from './take-passkey.ts'
import { underLockout } from './under-lockout.ts'

/** What a dangerous act of an administrator came to before it began. */
export type WrongConfirmation = 'wrong_code' | 'wrong_passkey' | 'locked'

/**
 * How whoever acts proves their second factor again before something dangerous: administrators do (spec 3.9). Those of
 * the demo's cast who have none pass, and only there may they have none.
 */
export const asksAgain =
  ({ staffSecondFactor }: Pick<SecondFactorDeps, 'staffSecondFactor'>) =>
  (scope: OperatorScope): Promise<ConfirmBy> =>
    inOperatorTransaction(scope, async (tx) => {
      const person = await administrator(tx)
      if (!person) return 'nothing'
      const isAsked = staffSecondFactor === 'required' || (await readFactorFacts(tx, person)).hasFactor
      return confirmBy({ isAsked, hasPasskeys: (await listPasskeys(tx, person)).length > 0 })
    })

/**
 * Takes a code or a passkey of an administrator, or passes where none is asked. It is a transaction of its own, before
 * that of the act, so that a wrong proof counts and a right one is used up whatever becomes of the act.
 */
export const confirmAgain =
  (deps: SecondFactorDeps) =>
  async (scope: OperatorScope, given: FactorProof): Promise<WrongConfirmation | null> => {
    if ((await asksAgain(deps)(scope)) === 'nothing') return null
    // Nothing was guessed: it counts for no failure.
    if (given.code.trim() === '' && given.passkey === '') return 'wrong_code'
    const wrong = given.passkey === '' ? 'wrong_code' : 'wrong_passkey'
    return inOperatorTransaction(scope, async (tx) => {
      const person = await administrator(tx)
      if (!person) return wrong
      const proof = await underLockout<typeof wrong>(tx, person, async () => {
        const factor = await lockSecondFactor(tx, person)
        return factor && (await takeProof(tx, deps, person, factor, given, 'proof')) ? 'right' : wrong
      })
      return proof === 'right' || proof === 'neither' ? null : proof
    })
  }

async function administrator(tx: OperatorTx): Promise<Person | null> {
  const { actor } = tx
  return actor.kind === 'staff' && actor.role === 'admin' ? findStaffPerson(tx, actor.id) : null
}
