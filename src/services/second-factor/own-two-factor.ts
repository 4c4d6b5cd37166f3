import { endSignIns } from '#services/access/end-sign-ins.ts'
import type { Person } from '#domain/access/person.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { hashToken } from '#platform/ids.ts'
import { inOperatorTransaction, type OperatorScope, type OperatorTx } from '#platform/scope.ts'
import { findStaffCredentials, findUserCredentialsAcrossAccounts } from '#queries/credentials.ts'
import {
  deleteSecondFactor,
  lockSecondFactor,
  readFactorFacts,
  replaceRecoveryCodes,
  type SecondFactor,
} from '#stores/second-factor-store.ts'
import { lockFailures } from '#stores/sign-in-store.ts'
import type { SecondFactorDeps } from './deps.ts'
import { enrol, stepOfOffered } from './enrol.ts'
import { recordChange } from './keep-record.ts'
import { openOffer, type OpenedOffer } from './offer.ts'
import { hashRecoveryCode } from './take-code.ts'
import { takeProof } from './take-passkey.ts'
import { underLockout } from './under-lockout.ts'

/** Whoever changes their own two-factor sign-in proves anew who they are. */
export interface Reauthentication {
  readonly password: string
  /** Of the second factor as it is; not asked while there is none. One of the two is empty. */
  readonly current: string
  readonly passkey: string
  /** Token of the session they are in: it goes on, their others end. */
  readonly session: string | null
}

export type WrongProof = 'wrong_password' | 'wrong_current' | 'wrong_code'
export type OwnResult =
  | { readonly outcome: 'done'; readonly codes: readonly string[] }
  | { readonly outcome: WrongProof | 'expired' | 'locked' }

/** Sets one's own two-factor sign-in up, or moves it to another app, with new recovery codes. */
export const setUpOwn =
  (deps: SecondFactorDeps) =>
  (
    scope: OperatorScope,
    person: Person,
    proof: Reauthentication & { readonly offer: string; readonly code: string },
  ): Promise<OwnResult> =>
    byOffer(deps, scope, person, proof, async (tx, offer) => {
      const step = await stepOfOffered(tx, deps, offer, proof.code)
      return step === null ? null : () => enrol(tx, deps, person, offer, step)
    })

/** New recovery codes in the place of the former ones. */
export const renewOwnCodes =
  (deps: SecondFactorDeps) =>
  (scope: OperatorScope, person: Person, proof: Reauthentication & { readonly offer: string }): Promise<OwnResult> =>
    byOffer(deps, scope, person, proof, (tx, { codes, hash }, factor) =>
      Promise.resolve(async () => {
        if (!factor) throw new Refusal('conflict', 'two_factor_is_off')
        const hashes = codes.map((code) => hashRecoveryCode(factor.id, code))
        await replaceRecoveryCodes(tx, factor.id, hashes, hash)
        await recordChange(tx, deps, person, 'codes_renewed')
      }),
    )

/** Switches one's own two-factor sign-in off, unless one must have it. */
export const switchOwnOff =
  (deps: SecondFactorDeps) =>
  async (scope: OperatorScope, person: Person, proof: Reauthentication): Promise<OwnResult> => {
    const proved = await reauthenticated(deps, scope, person, proof, async (tx) => {
      if (await mustHaveIt(tx, deps, person)) throw new Refusal('conflict', 'two_factor_mandatory')
      // Sent twice, the second finds nothing left to do.
      if (await deleteSecondFactor(tx, person)) await recordChange(tx, deps, person, 'switched_off')
      await endElsewhere(tx, person, proof)
    })
    return proved.outcome === 'proved' ? { outcome: 'done', codes: [] } : proved
  }

export async function mustHaveIt(
  tx: OperatorTx,
  { staffSecondFactor }: Pick<SecondFactorDeps, 'staffSecondFactor'>,
  person: Person,
): Promise<boolean> {
  if (person.kind === 'staff') return staffSecondFactor === 'required'
  return (await readFactorFacts(tx, person)).accountDemandsIt
}

type Prepare = (
  tx: OperatorTx,
  offer: OpenedOffer,
  factor: SecondFactor | null,
) => Promise<(() => Promise<void>) | null>

/**
 * An act that ends by showing the codes of an offer. `prepare` tells what will be done, or null when the new code is
 * wrong. The same form sent twice acts once, and shows the same codes again.
 */
async function byOffer(
  deps: SecondFactorDeps,
  scope: OperatorScope,
  person: Person,
  proof: Reauthentication & { readonly offer: string },
  prepare: Prepare,
): Promise<OwnResult> {
  const offer = openOffer(deps, scope, person, proof.offer)
  if (!offer) return { outcome: 'expired' }
  const isRight = await passwordIsRight(deps, scope, person, proof.password)
  return inOperatorTransaction<OwnResult>(scope, async (tx) => {
    const factor = await lockFactorOf(tx, person)
    const isAgain = factor?.offerHash.equals(offer.hash) ?? false
    const act = isAgain ? null : await prepare(tx, offer, factor)
    const proved = await underLockout<WrongProof>(tx, person, async () => {
      if (!isRight) return 'wrong_password'
      // A wrong code of the new key is a slip and no guess; it uses no code of the present factor up.
      if (act === null) return 'neither'
      return !factor || (await takeCurrent(tx, deps, person, factor, proof)) ? 'right' : 'wrong_current'
    })
    if (proved === 'neither') return isAgain ? { outcome: 'done', codes: offer.codes } : { outcome: 'wrong_code' }
    if (proved !== 'right') return { outcome: proved }
    await act?.()
    await endElsewhere(tx, person, proof)
    return { outcome: 'done', codes: offer.codes }
  })
}

const takeCurrent = (
  tx: OperatorTx,
  deps: SecondFactorDeps,
  person: Person,
  factor: SecondFactor,
  { current, passkey }: Reauthentication,
) => takeProof(tx, deps, person, factor, { code: current, passkey }, 'proof')

/**
 * Judges password and present factor of whoever changes what guards them; then `act`, in the same transaction. Sent
 * twice, it is judged twice: for acts that find themselves done.
 */
export async function reauthenticated<Result>(
  deps: SecondFactorDeps,
  scope: OperatorScope,
  person: Person,
  proof: Reauthentication,
  act: (tx: OperatorTx, factor: SecondFactor | null) => Promise<Result>,
): Promise<{ readonly outcome: WrongProof | 'locked' } | { readonly outcome: 'proved'; readonly result: Result }> {
  const isRight = await passwordIsRight(deps, scope, person, proof.password)
  return inOperatorTransaction(scope, async (tx) => {
    const factor = await lockFactorOf(tx, person)
    const proved = await underLockout<WrongProof>(tx, person, async () => {
      if (!isRight) return 'wrong_password'
      return !factor || (await takeCurrent(tx, deps, person, factor, proof)) ? 'right' : 'wrong_current'
    })
    if (proved === 'neither') throw new Error('a password is right or wrong')
    if (proved !== 'right') return { outcome: proved }
    return { outcome: 'proved', result: await act(tx, factor) }
  })
}

/** The lock-out's row first, as everywhere, so that two acts of one person wait for each other and never for ever. */
export async function lockFactorOf(tx: OperatorTx, person: Person): Promise<SecondFactor | null> {
  await lockFailures(tx, person)
  return lockSecondFactor(tx, person)
}

export async function endElsewhere(
  tx: OperatorTx,
  person: Person,
  { session }: Pick<Reauthentication, 'session'>,
): Promise<void> {
  await endSignIns(tx, person, session === null ? null : hashToken(session))
}

async function passwordIsRight(
  { hasher }: Pick<SecondFactorDeps, 'hasher'>,
  scope: OperatorScope,
  person: Person,
  password: string,
): Promise<boolean> {
  const find = person.kind === 'user' ? findUserCredentialsAcrossAccounts : findStaffCredentials
  const found = await find(scope, person.login)
  return hasher.verify(found?.passwordHash ?? hasher.decoy, password)
}
