import type { ChallengePurpose } from '#domain/access/passkey.ts'
import type { PersonId } from '#domain/access/person.ts'
import type { OperatorScope, OperatorTx } from '#platform/scope.ts'
import { whose } from './second-factor-store.ts'

export interface Passkey {
  readonly id: string
  readonly credentialId: string
  readonly publicKey: Buffer
  readonly counter: number
  readonly transports: readonly string[]
  readonly name: string
}

/** Locks one of somebody's passkeys; null when it is not theirs. */
export async function lockPasskey(
  { trx }: OperatorTx,
  person: PersonId,
  which: { readonly id: string } | { readonly credentialId: string },
): Promise<Passkey | null> {
  const key = 'id' in which ? { id: which.id } : { credential_id: which.credentialId }
  const factor = trx('second_factors').where(whose(person)).select('id')
  const row = await trx('passkeys').where(key).whereIn('second_factor_id', factor).forUpdate().first()
  return row ? passkeyFrom(row) : null
}

/** All of somebody's passkeys, the oldest first. */
export async function listPasskeys({ trx }: OperatorTx, person: PersonId): Promise<Passkey[]> {
  const factor = trx('second_factors').where(whose(person)).select('id')
  return (await trx('passkeys').whereIn('second_factor_id', factor).orderBy('id')).map(passkeyFrom)
}

/** Adds one; false when this very key is somebody's already. */
export async function insertPasskey(tx: OperatorTx, factorId: string, passkey: Passkey): Promise<boolean> {
  const added = await tx
    .trx('passkeys')
    .insert({
      id: passkey.id,
      second_factor_id: factorId,
      credential_id: passkey.credentialId,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      transports: [...passkey.transports],
      name: passkey.name,
      added_at: tx.now(),
    })
    .onConflict('credential_id')
    .ignore()
    .returning('id')
  return added.length > 0
}

export async function savePasskeyUse({ trx, now }: OperatorTx, id: string, counter: number): Promise<void> {
  await trx('passkeys').where({ id }).update({ counter, last_used_at: now() })
}

export async function savePasskeyName({ trx }: OperatorTx, id: string, name: string): Promise<void> {
  await trx('passkeys').where({ id }).update({ name })
}

export async function deletePasskey({ trx }: OperatorTx, id: string): Promise<void> {
  await trx('passkeys').where({ id }).delete()
}

export interface NewChallenge {
  readonly hash: Buffer
  readonly purpose: ChallengePurpose
  /** Nobody is known yet where a passkey stands alone. */
  readonly person: PersonId | null
  readonly expiresAt: Date
}

export async function insertChallenge({ trx }: OperatorTx, challenge: NewChallenge): Promise<void> {
  await trx('passkey_challenges').insert({
    ...(challenge.person ? whose(challenge.person) : {}),
    challenge_hash: challenge.hash,
    purpose: challenge.purpose,
    expires_at: challenge.expiresAt,
  })
}

/** Uses a challenge up: whoever comes second, or for another person or purpose, finds none. */
export async function takeChallenge(
  { trx, now }: OperatorTx,
  hash: Buffer,
  purpose: ChallengePurpose,
  person: PersonId | null,
): Promise<boolean> {
  const [row] = await trx('passkey_challenges')
    .where({ challenge_hash: hash, purpose, ...(person ? whose(person) : {}) })
    .delete()
    .returning('expires_at')
  return row !== undefined && row.expires_at > now()
}

export async function deleteEndedChallenges({ operator }: OperatorScope, before: Date): Promise<number> {
  return operator.knex('passkey_challenges').where('expires_at', '<', before).delete()
}

function passkeyFrom(row: Record<string, unknown>): Passkey {
  return {
    id: row['id'],
    credentialId: row['credential_id'],
    publicKey: row['public_key'],
    counter: Number(row['counter']),
    transports: row['transports'],
    name: row['name'],
  } as Passkey
}
