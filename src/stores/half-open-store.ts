import type { PersonId } from '#domain/access/person.ts'
import type { OperatorScope, OperatorTx } from '#platform/scope.ts'
import { whose } from './second-factor-store.ts'

export interface NewHalfOpen {
  readonly tokenHash: Buffer
  readonly expiresAt: Date
  readonly address: string
  readonly userAgent: string
}

/** Longest part of a browser's name that is kept and compared. */
export const USER_AGENT_KEPT = 300

export async function insertHalfOpen(tx: OperatorTx, person: PersonId, halfOpen: NewHalfOpen): Promise<void> {
  await tx.trx('half_open_sign_ins').insert({
    ...whose(person),
    token_hash: halfOpen.tokenHash,
    created_at: tx.now(),
    expires_at: halfOpen.expiresAt,
    address: halfOpen.address,
    user_agent: halfOpen.userAgent.slice(0, USER_AGENT_KEPT),
  })
}

/** Locks one for whoever finishes it; false when another request was faster. */
export async function lockHalfOpen({ trx }: OperatorTx, tokenHash: Buffer): Promise<boolean> {
  const row = await trx('half_open_sign_ins').where('token_hash', tokenHash).forUpdate().first('token_hash')
  return row !== undefined
}

export async function deleteHalfOpen({ trx }: OperatorTx, tokenHash: Buffer): Promise<void> {
  await trx('half_open_sign_ins').where('token_hash', tokenHash).delete()
}

/** Ends all of somebody's: what was begun under another second factor isn't finished under this one. */
export async function deleteHalfOpensOf({ trx }: OperatorTx, person: PersonId): Promise<void> {
  await trx('half_open_sign_ins').where(whose(person)).delete()
}

export async function deleteEndedHalfOpens({ operator }: OperatorScope, before: Date): Promise<number> {
  return operator.knex('half_open_sign_ins').where('expires_at', '<', before).delete()
}
