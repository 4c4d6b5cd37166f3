import type { ManagedUser, UserFields } from '#domain/access/managed-user.ts'
import { certificateStanding } from '#domain/access/user-certificate.ts'
import { RIGHTS } from '#domain/access/rights.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { rowsOf, type AccountTx, type OperatorTx } from '#platform/scope.ts'
import { usesCertificates } from './account-security-store.ts'
import { lockedLogins } from './sign-in-store.ts'
import { listUserCertificates } from './user-certificate-store.ts'

/** Users are written through the operator's role: that of customer pages cannot. */
export type UserTx = AccountTx & OperatorTx

/** What only one user can have. */
export type TakenField = 'login' | 'email'

/** The account's users by name, without those deleted. */
export async function listUsers(tx: UserTx, keyword: string, most: number): Promise<ManagedUser[]> {
  const pattern = `%${keyword.replace(/[\\%_]/g, '\\$&')}%`
  const query = rowsOf(tx, 'users').query().whereNull('deleted_at').orderBy(['name', 'id']).limit(most)
  const rows = await (keyword === ''
    ? query
    : query.whereRaw('(name ilike ? or login ilike ? or email ilike ?)', [pattern, pattern, pattern]))
  return usersFrom(tx, rows)
}

/** One user, whether deleted or not is for `deletedAt` to say. */
export async function findManagedUser(
  tx: UserTx,
  id: string,
  lock = false,
): Promise<(ManagedUser & { readonly deletedAt: Date | null }) | null> {
  const query = rowsOf(tx, 'users').query().where({ id })
  const row = await (lock ? query.forUpdate() : query).first()
  if (!row) return null
  const [user] = await usersFrom(tx, [row])
  return user ? { ...user, deletedAt: row.deleted_at } : null
}

export async function getManagedUser(tx: UserTx, id: string, lock = false): Promise<ManagedUser> {
  const user = await findManagedUser(tx, id, lock)
  if (!user || user.deletedAt !== null) throw new Refusal('not_found', 'user_not_found')
  return user
}

/** Adds a user who can't sign in before having chosen a password; says what somebody else has already. */
export function insertManagedUser(
  tx: UserTx,
  id: string,
  fields: UserFields,
  unknownHash: string,
): Promise<TakenField | null> {
  return unlessTaken(tx, (inner) =>
    rowsOf(inner, 'users').insert({
      id,
      ...columnsOf(fields),
      password_hash: unknownHash,
      password_changed_at: null,
      created_at: tx.now(),
    }),
  )
}

export function saveManagedUser(tx: UserTx, id: string, fields: UserFields): Promise<TakenField | null> {
  return unlessTaken(tx, (inner) => change(inner, id, columnsOf(fields)))
}

/** A user who is blocked as well stays suspended once that is lifted. */
export async function saveSuspension(tx: UserTx, id: string, suspendedAt: Date | null): Promise<void> {
  const staysSuspended = tx.trx.raw('blocked_at is not null and ?::boolean', [suspendedAt !== null])
  await change(tx, id, { suspended_at: suspendedAt, stays_suspended: staysSuspended })
}

/** Makes a user the one super user of the account, in two steps: there is never more than one. */
export async function saveSuperUser(tx: UserTx, id: string): Promise<void> {
  await rowsOf(tx, 'users').query().where('is_super_user', true).update({ is_super_user: false })
  await change(tx, id, { is_super_user: true })
}

/** Gives or takes one right, whatever else is changed about the user meanwhile. */
export async function saveApprovalRight(tx: UserTx, id: string, may: boolean): Promise<void> {
  await change(tx, id, { approval: may })
}

/** Blocks a user until staff let them in again: suspended, too, for everything that asks about that. */
export async function blockUser(tx: UserTx, id: string): Promise<void> {
  const at = tx.now()
  await change(tx, id, {
    blocked_at: at,
    suspended_at: tx.trx.raw('coalesce(suspended_at, ?)', [at]),
    stays_suspended: tx.trx.raw('case when blocked_at is null then suspended_at is not null else stays_suspended end'),
  })
}

/**
 * Lifts the block of a user, with a password that nobody knows: what they had may be known to others. Whoever was suspended
 * besides stays so.
 */
export async function unblockUser(tx: UserTx, id: string, unknownHash: string): Promise<void> {
  const columns = { password_hash: unknownHash, password_changed_at: null }
  const suspendedAt = tx.trx.raw('case when stays_suspended then suspended_at end')
  await change(tx, id, { blocked_at: null, suspended_at: suspendedAt, stays_suspended: false, ...columns })
}

/** Takes from the user all that signs in or receives mail, and keeps the row for what points at it. */
export async function shutOutForEver(tx: UserTx, id: string, unknownHash: string): Promise<void> {
  await change(tx, id, {
    login: `deleted-${id}`,
    email: '',
    password_hash: unknownHash,
    ...Object.fromEntries(RIGHTS.map((right) => [right, false])),
    suspended_at: tx.now(),
    blocked_at: null,
    stays_suspended: false,
    deleted_at: tx.now(),
  })
  await rowsOf(tx, 'former_passwords').query().where('user_id', id).delete()
  await rowsOf(tx, 'order_drafts').query().where('user_id', id).whereNull('order_id').delete()
}

/** The user of the account who has this address, which is in small letters. */
export async function findUserByEmail(tx: UserTx, email: string): Promise<string | null> {
  const users = rowsOf(tx, 'users').query().whereNull('deleted_at')
  const row = await users.whereRaw('lower(email) = ?', [email]).first('id')
  return row?.id ?? null
}

/** E-mail addresses of people who sign in already, in small letters. */
export async function listUserEmails(tx: AccountTx): Promise<ReadonlySet<string>> {
  const rows = await rowsOf(tx, 'users').query().whereNull('deleted_at').select('email')
  return new Set(rows.map(({ email }) => String(email).toLowerCase()))
}

async function change(tx: UserTx, id: string, columns: object): Promise<void> {
  await rowsOf(tx, 'users').query().where({ id }).update(columns)
}

const TAKEN: Readonly<Record<string, TakenField>> = { users_login_key: 'login', one_email_per_account: 'email' }

/** A savepoint around the write: the database alone knows every login, and a refused write would end the transaction. */
async function unlessTaken(tx: UserTx, write: (inner: UserTx) => Promise<unknown>): Promise<TakenField | null> {
  try {
    await tx.trx.transaction((trx) => write({ ...tx, trx }))
    return null
  } catch (error) {
    const taken = TAKEN[(error as { constraint?: string }).constraint ?? '']
    if (taken) return taken
    throw error
  }
}

function columnsOf({ name, login, email, language, rights }: UserFields) {
  return {
    name,
    login,
    email,
    language,
    ...Object.fromEntries(RIGHTS.map((right) => [right, rights.includes(right)])),
  }
}

async function usersFrom(tx: UserTx, rows: readonly Record<string, unknown>[]): Promise<ManagedUser[]> {
  const locked = await lockedLogins(
    tx,
    'user',
    rows.map(({ login }) => login as string),
  )
  const certificates = await listUserCertificates(
    tx,
    rows.map(({ id }) => id as string),
  )
  const byCertificate = await usesCertificates(tx)
  return rows.map((row) => {
    const own = certificates.filter(({ userId }) => userId === row['id'])
    return {
      id: row['id'],
      login: row['login'],
      name: row['name'],
      email: row['email'],
      language: row['language'],
      isSuperUser: row['is_super_user'],
      rights: RIGHTS.filter((right) => row[right] === true),
      suspendedAt: row['suspended_at'],
      blockedAt: row['blocked_at'],
      lockedAt: locked.get(row['login'] as string) ?? null,
      isNew: byCertificate ? own.length === 0 : row['password_changed_at'] === null,
      lastSignInAt: row['last_sign_in_at'],
      usesCertificates: byCertificate,
      certificate: certificateStanding(own, tx.now()),
    } as ManagedUser
  })
}
