import type { PersonId } from '#domain/access/person.ts'
import type { OperatorTx } from '#platform/scope.ts'

export interface SecondFactor {
  readonly id: string
  readonly sealedKey: string
  /** Time step of the last code that was taken: that one and older ones are used up. */
  readonly lastStep: number
  /** Which offer it was made from: the same form sent twice is known by it. */
  readonly offerHash: Buffer
}

/** The columns that say whose a row is. */
export const whose = (person: PersonId) =>
  person.kind === 'user' ? { account_id: person.accountId, user_id: person.id } : { staff_id: person.id }

/** Locks the second factor of somebody, if they have one. */
export async function lockSecondFactor({ trx }: OperatorTx, person: PersonId): Promise<SecondFactor | null> {
  const row = await trx('second_factors').where(whose(person)).forUpdate().first()
  return row ? { id: row.id, sealedKey: row.sealed_key, lastStep: row.last_step, offerHash: row.offer_hash } : null
}

export async function insertSecondFactor(tx: OperatorTx, person: PersonId, factor: SecondFactor): Promise<void> {
  await tx.trx('second_factors').insert({
    ...whose(person),
    id: factor.id,
    sealed_key: factor.sealedKey,
    last_step: factor.lastStep,
    offer_hash: factor.offerHash,
    set_up_at: tx.now(),
  })
}

/** Forgets somebody's second factor with its recovery codes; tells whether there was one. */
export async function deleteSecondFactor({ trx }: OperatorTx, person: PersonId): Promise<boolean> {
  return (await trx('second_factors').where(whose(person)).delete()) > 0
}

export async function saveLastStep({ trx }: OperatorTx, id: string, step: number): Promise<void> {
  await trx('second_factors').where({ id }).update({ last_step: step })
}

/** Puts new recovery codes in the place of all former ones. */
export async function replaceRecoveryCodes(
  { trx }: OperatorTx,
  id: string,
  codeHashes: readonly Buffer[],
  offerHash: Buffer,
): Promise<void> {
  await trx('recovery_codes').where('second_factor_id', id).delete()
  await trx('recovery_codes').insert(codeHashes.map((hash) => ({ second_factor_id: id, code_hash: hash })))
  await trx('second_factors').where({ id }).update({ offer_hash: offerHash })
}

/** Uses a recovery code up; false when it is none, or was used before. */
export async function useRecoveryCode({ trx, now }: OperatorTx, id: string, codeHash: Buffer): Promise<boolean> {
  const used = await trx('recovery_codes')
    .where({ second_factor_id: id, code_hash: codeHash })
    .whereNull('used_at')
    .update({ used_at: now() })
  return used === 1
}

/** Whether somebody has a second factor, and whether their account demands one. */
export async function readFactorFacts(
  { trx }: OperatorTx,
  person: PersonId,
): Promise<{ readonly hasFactor: boolean; readonly accountDemandsIt: boolean }> {
  const factor = await trx('second_factors').where(whose(person)).first('id')
  const account =
    person.accountId === null ? null : await trx('accounts').where('id', person.accountId).first('authentication_mode')
  return { hasFactor: Boolean(factor), accountDemandsIt: account?.authentication_mode === 'two_factor' }
}
