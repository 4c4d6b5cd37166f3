import type { PersonId } from '#domain/access/person.ts'
import type { OperatorTx } from '#platform/scope.ts'

export interface SecondFactor {
  readonly id: string
  /** The key of an authenticator app; null for somebody who has passkeys alone. */
  readonly app: AppKey | null
  /** Which offer it was made from: the same form sent twice is known by it. */
  readonly offerHash: Buffer
}

export interface AppKey {
  readonly sealedKey: string
  /** Time step of the last code that was taken: that one and older ones are used up. */
  readonly lastStep: number
}

/** The columns that say whose a row is. */
export const whose = (person: PersonId) =>
  person.kind === 'user' ? { account_id: person.accountId, user_id: person.id } : { staff_id: person.id }

/** Locks the second factor of somebody, if they have one. */
export async function lockSecondFactor({ trx }: OperatorTx, person: PersonId): Promise<SecondFactor | null> {
  const row = await trx('second_factors').where(whose(person)).forUpdate().first()
  if (!row) return null
  const app = row.sealed_key === null ? null : { sealedKey: row.sealed_key, lastStep: row.last_step }
  return { id: row.id, app, offerHash: row.offer_hash }
}

export async function insertSecondFactor(tx: OperatorTx, person: PersonId, factor: SecondFactor): Promise<void> {
  await tx.trx('second_factors').insert({
    ...whose(person),
    id: factor.id,
    ...appColumns(factor.app),
    offer_hash: factor.offerHash,
    set_up_at: tx.now(),
  })
}

/**
 * Puts another app in the place of the former one, or beside passkeys, which stay. It gets a new id: a page that staff
 * opened about the former one is told so.
 */
export async function renewSecondFactor({ trx, now }: OperatorTx, id: string, factor: SecondFactor): Promise<void> {
  const columns = { id: factor.id, ...appColumns(factor.app), offer_hash: factor.offerHash, set_up_at: now() }
  await trx('second_factors').where({ id }).update(columns)
}

const appColumns = (app: AppKey | null) => ({ sealed_key: app?.sealedKey ?? null, last_step: app?.lastStep ?? null })

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
