import type { OpenSession } from '#domain/access/open-session.ts'
import type { PersonId } from '#domain/access/person.ts'
import type { StaffRole } from '#domain/access/staff-roles.ts'
import { rowsOf, withinAccount, type AccountTx, type OperatorScope, type OperatorTx } from '#platform/scope.ts'
import { whose } from './second-factor-store.ts'

export interface NewSession {
  readonly tokenHash: Buffer
  readonly accountId: string | null
  readonly userId: string | null
  readonly staffId: string | null
  readonly expiresAt: Date
  readonly address: string
  readonly userAgent: string
}

export async function insertSession(tx: OperatorTx, session: NewSession): Promise<void> {
  await tx.trx('sessions').insert({
    token_hash: session.tokenHash,
    account_id: session.accountId,
    user_id: session.userId,
    staff_id: session.staffId,
    created_at: tx.now(),
    last_seen_at: tx.now(),
    expires_at: session.expiresAt,
    address: session.address,
    user_agent: session.userAgent.slice(0, 300),
  })
}

/** Written at most once a minute a session: a write on every page would cost more than the page. */
export async function touchSession({ operator }: OperatorScope, tokenHash: Buffer, now: Date): Promise<void> {
  await operator.knex('sessions').where('token_hash', tokenHash).update({ last_seen_at: now })
}

type SessionOwner = { readonly id: string; readonly name: string; readonly login: string } & (
  { readonly kind: 'user'; readonly accountId: string } | { readonly kind: 'staff'; readonly role: StaffRole }
)

/** Ends a session and says whose it was; null where it had ended already. */
export async function closeSession(tx: OperatorTx, tokenHash: Buffer): Promise<SessionOwner | null> {
  const { trx } = tx
  const [row] = await trx('sessions')
    .where('token_hash', tokenHash)
    .delete()
    .returning(['account_id', 'user_id', 'staff_id'])
  if (!row) return null
  if (row.staff_id !== null) {
    const staff = await trx('staff').where('id', row.staff_id).first('id', 'name', 'login', 'role')
    return { kind: 'staff', ...staff }
  }
  const user = await rowsOf(withinAccount(tx, row.account_id), 'users')
    .query()
    .where('id', row.user_id)
    .first('id', 'name', 'login')
  return { kind: 'user', accountId: row.account_id, ...user }
}

/** False where it had ended already. */
export async function endSession({ trx }: OperatorTx, tokenHash: Buffer): Promise<boolean> {
  return (await trx('sessions').where('token_hash', tokenHash).delete()) > 0
}

export async function deleteEndedSessions(
  { operator }: OperatorScope,
  before: Date,
  idleBefore: Date,
): Promise<number> {
  return operator.knex('sessions').where('expires_at', '<', before).orWhere('last_seen_at', '<', idleBefore).delete()
}

/** Ends every session of somebody, but the one that is to be kept. */
export async function deleteSessionsOf({ trx }: OperatorTx, person: PersonId, kept: Buffer | null): Promise<number> {
  const sessions = trx('sessions').where(whose(person))
  return (kept ? sessions.whereNot('token_hash', kept) : sessions).delete()
}

/** Whether this session is that user's, still holds, and was opened since. */
export async function isSessionOpenedSince(
  { trx, accountId, now }: AccountTx & OperatorTx,
  { userId, tokenHash, since }: { readonly userId: string; readonly tokenHash: Buffer; readonly since: Date },
): Promise<boolean> {
  const row = await trx('sessions')
    .where({ account_id: accountId, user_id: userId, token_hash: tokenHash })
    .where('created_at', '>', since)
    .where('expires_at', '>', now())
    .first('id')
  return row !== undefined
}

export type SessionRow = Omit<OpenSession, 'isThis'> & { readonly tokenHash: Buffer }

/** The sessions of a user that still hold, the one used last first. */
export async function listSessionsOf(
  { trx, accountId, now }: AccountTx & OperatorTx,
  userId: string,
  idleSince: Date,
): Promise<SessionRow[]> {
  return openSessions(trx, { account_id: accountId, user_id: userId }, now(), idleSince)
}

/** The same of somebody of the staff. */
export async function listSessionsOfStaff(
  { trx, now }: OperatorTx,
  staffId: string,
  idleSince: Date,
): Promise<SessionRow[]> {
  return openSessions(trx, { staff_id: staffId }, now(), idleSince)
}

async function openSessions(trx: OperatorTx['trx'], owner: object, now: Date, idleSince: Date): Promise<SessionRow[]> {
  const rows = await trx('sessions')
    .where(owner)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', idleSince)
    .orderBy('last_seen_at', 'desc')
  return rows.map((row) => ({
    id: row.id,
    tokenHash: row.token_hash,
    beganAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    address: row.address,
    userAgent: row.user_agent,
  }))
}

/** Ends one session of a user; false where they have none of that name. */
export async function deleteSessionOf(
  { trx, accountId }: AccountTx & OperatorTx,
  userId: string,
  id: string,
): Promise<boolean> {
  return (await trx('sessions').where({ account_id: accountId, user_id: userId, id }).delete()) > 0
}

/** Ends one session of somebody of the staff; false where they have none of that name. */
export async function deleteStaffSession({ trx }: OperatorTx, staffId: string, id: string): Promise<boolean> {
  return (await trx('sessions').where({ staff_id: staffId, id }).delete()) > 0
}
