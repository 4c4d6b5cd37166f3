import type { StaffRole } from '#domain/access/staff-roles.ts'
import type { OperatorTx } from '#platform/scope.ts'

/** Notes in the session of somebody of the staff which account they look at; false when the session is gone. */
export async function saveView(
  { trx }: OperatorTx,
  tokenHash: Buffer,
  accountId: string,
  endsAt: Date,
): Promise<boolean> {
  const changed = await trx('sessions')
    .where('token_hash', tokenHash)
    .whereNotNull('staff_id')
    .update({ viewed_account_id: accountId, view_ends_at: endsAt })
  return changed === 1
}

/** Ends the look of a session; tells whose account it was and who looked, or null when nobody did. */
export async function endView(
  { trx }: OperatorTx,
  tokenHash: Buffer,
): Promise<{ readonly slug: string; readonly staff: ViewingStaff } | null> {
  const row = await trx('sessions')
    .join('accounts', 'accounts.id', 'sessions.viewed_account_id')
    .join('staff', 'staff.id', 'sessions.staff_id')
    .where('token_hash', tokenHash)
    .first('accounts.slug', 'staff.id', 'staff.name', 'staff.role')
  if (!row) return null
  await trx('sessions').where('token_hash', tokenHash).update({ viewed_account_id: null, view_ends_at: null })
  return { slug: row.slug, staff: { id: row.id, name: row.name, role: row.role } }
}

interface ViewingStaff {
  readonly id: string
  readonly name: string
  readonly role: StaffRole
}
