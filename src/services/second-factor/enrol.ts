import type { Person } from '#domain/access/person.ts'
import { readCode } from '#domain/access/second-factor.ts'
import { newId } from '#platform/ids.ts'
import type { OperatorTx } from '#platform/scope.ts'
import { sealContext } from '#platform/sealed-columns.ts'
import { deleteHalfOpensOf } from '#stores/half-open-store.ts'
import {
  insertSecondFactor,
  lockSecondFactor,
  renewSecondFactor,
  replaceRecoveryCodes,
} from '#stores/second-factor-store.ts'
import type { SecondFactorDeps } from './deps.ts'
import { recordChange } from './keep-record.ts'
import type { OpenedOffer } from './offer.ts'
import { hashRecoveryCode } from './take-code.ts'

/** The time step of a code that proves that the offered key has arrived in an app; null when it is wrong. */
export function stepOfOffered(
  { now }: OperatorTx,
  { oneTimePasswords }: Pick<SecondFactorDeps, 'oneTimePasswords'>,
  { key }: OpenedOffer,
  text: string,
): Promise<number | null> {
  const code = readCode(text)
  return code?.kind === 'one_time' ? oneTimePasswords.stepOf(key, code.digits, now(), null) : Promise.resolve(null)
}

/** Makes an offered key and its recovery codes somebody's second factor, in the place of a former app; passkeys stay. */
export async function enrol(
  tx: OperatorTx,
  deps: SecondFactorDeps,
  person: Person,
  { key, codes, hash }: OpenedOffer,
  step: number,
): Promise<void> {
  const id = newId(tx.now())
  const former = await lockSecondFactor(tx, person)
  const sealedKey = deps.secrets.seal(Buffer.from(key), sealContext('second_factors', id))
  const factor = { id, app: { sealedKey, lastStep: step }, offerHash: hash }
  if (former) await renewSecondFactor(tx, former.id, factor)
  else await insertSecondFactor(tx, person, factor)
  await replaceRecoveryCodes(
    tx,
    id,
    codes.map((code) => hashRecoveryCode(id, code)),
    hash,
  )
  await deleteHalfOpensOf(tx, person)
  await recordChange(tx, deps, person, former?.app ? 'replaced' : 'set_up')
}
