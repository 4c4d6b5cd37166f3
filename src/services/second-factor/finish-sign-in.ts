import { inside, type AskingBrowser, type BrowserInside } from '#domain/access/inside.ts'
import type { Person } from '#domain/access/person.ts'
import { hashToken } from '#platform/ids.ts'
import { inOperatorTransaction, type OperatorScope, type OperatorTx } from '#platform/scope.ts'
import { noteSignInFromOutside } from '#services/access/note-sign-in.ts'
import { openSession } from '#services/access/open-session.ts'
import { deleteHalfOpen, lockHalfOpen } from '#stores/half-open-store.ts'
import { lockSecondFactor } from '#stores/second-factor-store.ts'
import { clearFailures, lockFailures } from '#stores/sign-in-store.ts'
import type { SecondFactorDeps } from './deps.ts'
import { findHalfOpen } from './half-open.ts'
import { inNameOf, recordOf } from './keep-record.ts'
import { openOffer } from './offer.ts'
import { enrol, stepOfOffered } from './enrol.ts'
import { registerPasskey } from './own-passkeys.ts'
import { takeProof } from './take-passkey.ts'
import { underLockout } from './under-lockout.ts'

export interface SecondStep {
  readonly kind: Person['kind']
  /** Of the half-open sign-in; null when the browser has none. */
  readonly token: string | null
  /** Of an app or of paper, or what a device has answered; one of the two is empty. */
  readonly code: string
  readonly passkey: string
  /** How a first passkey is to be called. */
  readonly passkeyName: string
  /** What was offered, where two-factor sign-in has to be set up first. */
  readonly offer: string
  readonly browser: AskingBrowser
}

/** `gone`: nothing waits in this browser, or no longer. `codes` are there when two-factor was set up by this step. */
export type SecondStepResult =
  | {
      readonly outcome: 'signed_in'
      readonly token: string
      readonly login: string
      readonly codes: readonly string[] | null
    }
  | { readonly outcome: 'wrong' | 'expired' | 'locked' | 'too_many' | 'gone' | 'network_refused' }

/**
 * The second step of signing in: takes the code, or sets two-factor sign-in up for whoever must have it, and only then
 * opens a session, under a token that nobody has seen before. From outside the networks of their account nothing is
 * judged or set up: the sign-in that began inside is refused and over.
 */
export const finishSignIn =
  (deps: SecondFactorDeps) =>
  async (scope: OperatorScope, step: SecondStep): Promise<SecondStepResult> => {
    const { limiter } = deps
    const { address, userAgent } = step.browser
    if (!(await limiter.allows(address))) return { outcome: 'too_many' }
    const found = await findHalfOpen(scope, step.kind, step.token, userAgent)
    if (!found || step.token === null) return { outcome: 'gone' }
    const halfOpen = hashToken(step.token)

    const result = await inOperatorTransaction<SecondStepResult>(scope, async (visitor) => {
      const tx = inNameOf(visitor, found.person)
      const { lockedAt } = await lockFailures(tx, found.person)
      if (lockedAt) return { outcome: 'locked' }
      // Sent twice, the second waits above and finds that the first has signed in.
      if (!(await lockHalfOpen(tx, halfOpen))) return { outcome: 'gone' }
      const here = inside(found.networks, step.browser)
      if (!here) {
        await deleteHalfOpen(tx, halfOpen)
        await noteSignInFromOutside(visitor, found.person, found.person.login, address)
        return { outcome: 'network_refused' }
      }
      const result = await (found.hasFactor ? byCode : bySetUp)(tx, deps, found.person, step, here)
      if (result.outcome === 'signed_in') await deleteHalfOpen(tx, halfOpen)
      return result
    })
    if (COUNTED.includes(result.outcome)) await limiter.count(address)
    return result
  }

/** What counts for the address, like a wrong password. */
const COUNTED: readonly SecondStepResult['outcome'][] = ['wrong', 'locked', 'network_refused']

async function byCode(
  tx: OperatorTx,
  deps: SecondFactorDeps,
  person: Person,
  { code, passkey }: SecondStep,
  here: BrowserInside,
): Promise<SecondStepResult> {
  const proof = await underLockout<'wrong'>(tx, person, async () => {
    const factor = await lockSecondFactor(tx, person)
    const isRight = factor && (await takeProof(tx, deps, person, factor, { code, passkey }, 'door'))
    return isRight ? 'right' : 'wrong'
  })
  if (proof !== 'right') return { outcome: proof === 'locked' ? 'locked' : 'wrong' }
  await recordOf(tx, person, 'two_factor.passed')
  const token = await openSession(tx, person, here, deps.sessionHours)
  return { outcome: 'signed_in', token, login: person.login, codes: null }
}

async function bySetUp(
  tx: OperatorTx,
  deps: SecondFactorDeps,
  person: Person,
  { code, passkey, passkeyName, offer }: SecondStep,
  here: BrowserInside,
): Promise<SecondStepResult> {
  const opened = openOffer(deps, tx, person, offer)
  if (!opened) return { outcome: 'expired' }
  if (passkey !== '') {
    const added = await registerPasskey(tx, deps, person, null, { passkey, name: passkeyName, offer: opened })
    if (added !== 'added') return { outcome: 'expired' }
  } else {
    // A wrong code of a key that was just shown is a slip, not a guess: it counts for the address alone.
    const step = await stepOfOffered(tx, deps, opened, code)
    if (step === null) return { outcome: 'wrong' }
    await enrol(tx, deps, person, opened, step)
  }
  await clearFailures(tx, person)
  await recordOf(tx, person, 'two_factor.passed')
  const token = await openSession(tx, person, here, deps.sessionHours)
  return { outcome: 'signed_in', token, login: person.login, codes: opened.codes }
}
