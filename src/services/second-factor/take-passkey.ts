import { counterStepsBack, type ChallengePurpose } from '#domain/access/passkey.ts'
import type { Person } from '#domain/access/person.ts'
import { hashToken } from '#platform/ids.ts'
import type { OperatorTx } from '#platform/scope.ts'
import { lockPasskey, savePasskeyUse, takeChallenge } from '#stores/passkey-store.ts'
import type { SecondFactor } from '#stores/second-factor-store.ts'
import type { SecondFactorDeps } from './deps.ts'
import { recordChange } from './keep-record.ts'
import { takeCode } from './take-code.ts'

/** A code of the app, a recovery code, or what a device has answered; one of them is empty. */
export interface FactorProof {
  readonly code: string
  readonly passkey: string
}

/** Takes a proof of somebody's second factor, whichever it is, and uses it up. The factor has to be locked. */
export const takeProof = (
  tx: OperatorTx,
  deps: SecondFactorDeps,
  person: Person,
  factor: SecondFactor,
  { code, passkey }: FactorProof,
  purpose: 'proof' | 'door',
): Promise<boolean> =>
  passkey === '' ? takeCode(tx, deps, person, factor, code) : takePasskey(tx, deps, person, passkey, purpose)

/**
 * Takes what one of somebody's passkeys has answered. The challenge is used up whatever else is wrong; a counter that
 * does not go forward is refused, written down and told by mail: somebody may have a copy of the key.
 */
export async function takePasskey(
  tx: OperatorTx,
  deps: Pick<SecondFactorDeps, 'passkeys' | 'queueMail' | 'queueOperatorMail' | 'publicUrl'>,
  person: Person,
  text: string,
  purpose: Exclude<ChallengePurpose, 'registration'>,
): Promise<boolean> {
  const answer = deps.passkeys.read(text)
  if (!answer || (answer.personId !== null && answer.personId !== person.id)) return false
  const isAlone = purpose === 'alone'
  if (!(await takeChallenge(tx, hashToken(answer.challenge), purpose, isAlone ? null : person))) return false
  const passkey = await lockPasskey(tx, person, answer)
  const proved = passkey && (await deps.passkeys.proved(text, answer.challenge, passkey, { byHolder: isAlone }))
  if (!proved) return false
  if (counterStepsBack(passkey.counter, proved.counter)) {
    await recordChange(tx, deps, person, 'passkey_refused', { passkey: passkey.name })
    return false
  }
  await savePasskeyUse(tx, passkey.id, proved.counter)
  return true
}
