import type { Person } from '#domain/access/person.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { hashToken, newId } from '#platform/ids.ts'
import { inOperatorTransaction, type OperatorScope, type OperatorTx } from '#platform/scope.ts'
import { deleteHalfOpensOf } from '#stores/half-open-store.ts'
import {
  deletePasskey,
  insertPasskey,
  listPasskeys,
  lockPasskey,
  savePasskeyName,
  takeChallenge,
} from '#stores/passkey-store.ts'
import {
  deleteSecondFactor,
  insertSecondFactor,
  replaceRecoveryCodes,
  type SecondFactor,
} from '#stores/second-factor-store.ts'
import type { SecondFactorDeps } from './deps.ts'
import { recordChange, recordOf } from './keep-record.ts'
import { openOffer, type OpenedOffer } from './offer.ts'
import {
  endElsewhere,
  lockFactorOf,
  mustHaveIt,
  reauthenticated,
  type OwnResult,
  type Reauthentication,
  type WrongProof,
} from './own-two-factor.ts'
import { askToRegister } from './passkey-challenge.ts'
import { hashRecoveryCode } from './take-code.ts'

/** Whoever has proved who they are may have a device make a key within five minutes; the question is for its browser. */
export const beginPasskey =
  (deps: SecondFactorDeps) =>
  async (
    scope: OperatorScope,
    person: Person,
    proof: Reauthentication,
  ): Promise<{ readonly outcome: 'asked'; readonly options: string } | { readonly outcome: WrongProof | 'locked' }> => {
    const proved = await reauthenticated(deps, scope, person, proof, (tx) => askToRegister(tx, deps, person))
    return proved.outcome === 'proved' ? { outcome: 'asked', options: proved.result } : proved
  }

export interface NewPasskey {
  /** What the device has answered. */
  readonly passkey: string
  readonly name: string
  /** With the recovery codes that come with a first second factor. */
  readonly offer: string
  readonly session: string | null
}

/** Adds the key that a device has made; with the first one come recovery codes. */
export const addPasskey =
  (deps: SecondFactorDeps) =>
  (
    scope: OperatorScope,
    person: Person,
    { passkey, name, offer, session }: NewPasskey,
  ): Promise<OwnResult | { readonly outcome: 'expired' }> =>
    inOperatorTransaction(scope, async (tx) => {
      const opened = openOffer(deps, tx, person, offer)
      const factor = await lockFactorOf(tx, person)
      const added = await registerPasskey(tx, deps, person, factor, { passkey, name, offer: opened })
      if (added === 'refused') return { outcome: 'expired' }
      const isFirst = factor === null || opened?.hash.equals(factor.offerHash)
      if (!isFirst || !opened) return { outcome: 'done', codes: [] }
      await endElsewhere(tx, person, { session })
      return { outcome: 'done', codes: opened.codes }
    })

/**
 * Keeps a new key as, or beside, somebody's second factor. `again`: this very key is theirs already, the form came
 * twice.
 */
export async function registerPasskey(
  tx: OperatorTx,
  deps: SecondFactorDeps,
  person: Person,
  factor: SecondFactor | null,
  made: { readonly passkey: string; readonly name: string; readonly offer: OpenedOffer | null },
): Promise<'added' | 'again' | 'refused'> {
  const answer = deps.passkeys.read(made.passkey)
  if (!answer) return 'refused'
  if (factor && (await lockPasskey(tx, person, answer))) return 'again'
  if (!(await takeChallenge(tx, hashToken(answer.challenge), 'registration', person))) return 'refused'
  const credential = await deps.passkeys.created(made.passkey, answer.challenge)
  if (!credential || (!factor && !made.offer)) return 'refused'
  const factorId = factor?.id ?? (await beginFactor(tx, person, made.offer))
  const publicKey = Buffer.from(credential.publicKey)
  if (!(await insertPasskey(tx, factorId, { ...credential, publicKey, id: newId(tx.now()), name: made.name })))
    throw new Refusal('conflict', 'passkey_is_known')
  await deleteHalfOpensOf(tx, person)
  await recordChange(tx, deps, person, 'passkey_added', { passkey: made.name })
  return 'added'
}

/** A second factor without an app, with the recovery codes of the offer. */
async function beginFactor(tx: OperatorTx, person: Person, offer: OpenedOffer | null): Promise<string> {
  if (!offer) throw new Error('a first second factor brings recovery codes')
  const id = newId(tx.now())
  await insertSecondFactor(tx, person, { id, app: null, offerHash: offer.hash })
  const hashes = offer.codes.map((code) => hashRecoveryCode(id, code))
  await replaceRecoveryCodes(tx, id, hashes, offer.hash)
  return id
}

/** Gives a passkey another name: nothing that guards anybody changes. */
export const renamePasskey = (scope: OperatorScope, person: Person, id: string, name: string): Promise<void> =>
  inOperatorTransaction(scope, async (tx) => {
    await lockFactorOf(tx, person)
    const passkey = await lockPasskey(tx, person, { id })
    if (!passkey) throw new Refusal('not_found', 'page_not_found')
    if (passkey.name === name) return
    await savePasskeyName(tx, id, name)
    await recordOf(tx, person, 'two_factor.passkey_renamed', { from: passkey.name, to: name })
  })

/** Takes a passkey away; with the last one two-factor sign-in is off, unless one must have it. */
export const removePasskey =
  (deps: SecondFactorDeps) =>
  async (scope: OperatorScope, person: Person, id: string, proof: Reauthentication): Promise<OwnResult> => {
    const proved = await reauthenticated(deps, scope, person, proof, async (tx, factor) => {
      const passkey = await lockPasskey(tx, person, { id })
      // Sent twice, the second finds nothing left to do.
      if (!passkey || !factor) return
      const isLast = factor.app === null && (await listPasskeys(tx, person)).length === 1
      if (isLast && (await mustHaveIt(tx, deps, person))) throw new Refusal('conflict', 'two_factor_mandatory')
      if (isLast) await deleteSecondFactor(tx, person)
      else await deletePasskey(tx, id)
      await recordChange(tx, deps, person, isLast ? 'switched_off' : 'passkey_removed', { passkey: passkey.name })
      await endElsewhere(tx, person, proof)
    })
    return proved.outcome === 'proved' ? { outcome: 'done', codes: [] } : proved
  }
