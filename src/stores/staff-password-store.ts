import type { LinkHolder, LinkPurpose } from '#domain/access/password-link.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import type { OperatorScope, OperatorTx } from '#platform/scope.ts'
import type { NewPasswordLink } from './password-store.ts'

/** What stands behind a link that somebody of the staff was sent. */
export interface StaffPasswordLink {
  readonly id: string
  readonly purpose: LinkPurpose
  readonly expiresAt: Date
  readonly usedAt: Date | null
  readonly user: LinkHolder
}

/** False where this link was made before: a job that runs twice sends one mail. */
export async function insertStaffPasswordLink(tx: OperatorTx, link: NewPasswordLink): Promise<boolean> {
  const inserted: unknown[] = await tx
    .trx('staff_password_links')
    .insert({
      id: link.id,
      staff_id: link.userId,
      purpose: link.purpose,
      token_hash: link.tokenHash,
      created_at: tx.now(),
      expires_at: link.expiresAt,
    })
    .onConflict('id')
    .ignore()
    .returning('id')
  return inserted.length > 0
}

/** What stands behind a mailed token; null as well where its holder is suspended. */
export async function findStaffPasswordLink(
  { operator }: OperatorScope,
  tokenHash: Buffer,
): Promise<StaffPasswordLink | null> {
  const row = await operator
    .knex('staff_password_links as l')
    .join('staff as p', 'p.id', 'l.staff_id')
    .where('l.token_hash', tokenHash)
    .whereNull('p.suspended_at')
    .first(
      'l.id',
      'l.purpose',
      'l.expires_at',
      'l.used_at',
      'p.id as staff_id',
      'p.login',
      'p.name',
      'p.email',
      'p.language',
    )
  if (!row) return null
  const { id, purpose, login, name, email, language } = row
  return {
    id,
    purpose,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    user: { id: row.staff_id, login, name, email, language },
  }
}

/** Ends every open link of somebody; false when the one that was opened has been used meanwhile. */
export async function useStaffPasswordLinks(
  { trx, now }: OperatorTx,
  staffId: string,
  linkId: string,
): Promise<boolean> {
  const used = await trx('staff_password_links')
    .where('staff_id', staffId)
    .whereNull('used_at')
    .update({ used_at: now() })
    .returning('id')
  return used.some(({ id }) => id === linkId)
}

export async function endStaffPasswordLinks({ trx, now }: OperatorTx, staffId: string): Promise<void> {
  await trx('staff_password_links').where('staff_id', staffId).whereNull('used_at').update({ used_at: now() })
}

/** Those of the staff who have this login or e-mail, in small letters. */
export async function listStaffCalled({ trx }: OperatorTx, name: string): Promise<string[]> {
  return trx('staff')
    .whereRaw('(login = ? or lower(email) = ?)', [name, name])
    .whereNull('suspended_at')
    .orderBy('login')
    .pluck('id')
}

export async function findStaffLinkHolder({ trx }: OperatorTx, id: string): Promise<LinkHolder | null> {
  const row = await trx('staff')
    .where({ id })
    .whereNull('suspended_at')
    .first('id', 'login', 'name', 'email', 'language')
  return row ?? null
}

/** The hash of somebody's password, which nobody else changes before the transaction ends. */
export async function lockStaffPassword({ trx }: OperatorTx, id: string): Promise<string> {
  const row = await trx('staff').where({ id }).forNoKeyUpdate().first('password_hash')
  if (!row) throw new Refusal('not_found', 'staff_not_found')
  return row.password_hash
}

export async function saveStaffPassword({ trx, now }: OperatorTx, id: string, passwordHash: string): Promise<void> {
  await trx('staff').where({ id }).update({ password_hash: passwordHash, password_set_at: now() })
}

export async function deleteEndedStaffLinks({ operator }: OperatorScope, before: Date): Promise<number> {
  return operator.knex('staff_password_links').where('expires_at', '<', before).delete()
}
