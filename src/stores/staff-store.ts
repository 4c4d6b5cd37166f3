import type { Person } from '#domain/access/person.ts'
import type { StaffFields, StaffMember } from '#domain/access/staff-member.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import type { OperatorTx } from '#platform/scope.ts'
import { lockedLogins } from './sign-in-store.ts'

/** What only one of the staff can have. */
export type TakenStaffField = 'login' | 'email'

/** Everybody of the operator's staff, by name. */
export async function listStaff(tx: OperatorTx): Promise<StaffMember[]> {
  const rows = await tx
    .trx('staff')
    .leftJoin('second_factors', 'second_factors.staff_id', 'staff.id')
    .orderBy(['staff.name', 'staff.id'])
    .select('staff.*', 'second_factors.id as factor_id')
  const locked = await lockedLogins(
    tx,
    'staff',
    rows.map(({ login }) => login),
  )
  return rows.map((row) => memberFrom(row, locked))
}

/** Locks everybody: whether an administrator is left is a question about all of them. */
export async function lockStaff(tx: OperatorTx): Promise<StaffMember[]> {
  await tx.trx('staff').orderBy('id').forNoKeyUpdate().select('id')
  return listStaff(tx)
}

export async function getStaffMember(tx: OperatorTx, id: string): Promise<StaffMember> {
  return memberAmong(await listStaff(tx), id)
}

export function memberAmong(everybody: readonly StaffMember[], id: string): StaffMember {
  const member = everybody.find((one) => one.id === id)
  if (!member) throw new Refusal('not_found', 'staff_not_found')
  return member
}

export async function findStaffPerson({ trx }: OperatorTx, id: string): Promise<Person | null> {
  const row = await trx('staff').where({ id }).first('id', 'login', 'name', 'role')
  return row ? { kind: 'staff', accountId: null, id: row.id, login: row.login, name: row.name, role: row.role } : null
}

/** Adds somebody who can't sign in before having chosen a password; says what somebody else has already. */
export function insertStaffMember(
  tx: OperatorTx,
  id: string,
  fields: StaffFields,
  unknownHash: string,
): Promise<TakenStaffField | null> {
  return unlessTaken(tx, (inner) =>
    inner.trx('staff').insert({ id, ...columnsOf(fields), password_hash: unknownHash, created_at: tx.now() }),
  )
}

export function saveStaffMember(tx: OperatorTx, id: string, fields: StaffFields): Promise<TakenStaffField | null> {
  return unlessTaken(tx, (inner) => inner.trx('staff').where({ id }).update(columnsOf(fields)))
}

export async function saveStaffSuspension({ trx }: OperatorTx, id: string, suspendedAt: Date | null): Promise<void> {
  await trx('staff').where({ id }).update({ suspended_at: suspendedAt })
}

const TAKEN: Readonly<Record<string, TakenStaffField>> = { staff_login_key: 'login', staff_by_email: 'email' }

/** A savepoint around the write: a refused one would end the transaction. */
async function unlessTaken(
  tx: OperatorTx,
  write: (inner: OperatorTx) => Promise<unknown>,
): Promise<TakenStaffField | null> {
  try {
    await tx.trx.transaction((trx) => write({ ...tx, trx }))
    return null
  } catch (error) {
    const taken = TAKEN[(error as { constraint?: string }).constraint ?? '']
    if (taken) return taken
    throw error
  }
}

const columnsOf = ({ name, login, email, language, role }: StaffFields) => ({ name, login, email, language, role })

function memberFrom(row: Record<string, unknown>, locked: ReadonlyMap<string, Date>): StaffMember {
  return {
    id: row['id'],
    login: row['login'],
    name: row['name'],
    email: row['email'],
    language: row['language'],
    role: row['role'],
    suspendedAt: row['suspended_at'],
    lockedAt: locked.get(row['login'] as string) ?? null,
    isNew: row['password_set_at'] === null,
    lastSignInAt: row['last_sign_in_at'],
    factorId: row['factor_id'],
  } as StaffMember
}
