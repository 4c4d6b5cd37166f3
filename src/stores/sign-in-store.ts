import { createHash } from 'node:crypto'
import type { Person } from '#domain/access/person.ts'
import type { OperatorScope, OperatorTx } from '#platform/scope.ts'

/** Remembers this sign-in and shifts the one before it to where the bar shows it. */
export async function recordSignIn(
  tx: OperatorTx,
  table: 'users' | 'staff',
  id: string,
  address: string,
): Promise<void> {
  await tx
    .trx(table)
    .where('id', id)
    .update({
      previous_sign_in_at: tx.trx.ref('last_sign_in_at'),
      previous_sign_in_address: tx.trx.ref('last_sign_in_address'),
      last_sign_in_at: tx.now(),
      last_sign_in_address: address,
    })
}

export interface Failures {
  readonly failures: number
  readonly lockedAt: Date | null
}

/**
 * A login at one of the two doors: staff and customers may have the same one, and neither locks or opens the other's.
 * Passwords that are tried where they open nothing are counted apart: the door answers as it does to everybody, and
 * nobody is shut out of what they really sign in by.
 */
export interface LoginAt {
  readonly kind: Person['kind'] | 'user_without_password'
  readonly login: string
}

/**
 * Wrong passwords in a row for a login, whether it exists or not, so that an unknown login locks like a known one.
 * The login is kept as a digest: people type passwords into the wrong field.
 */
export async function lockFailures(tx: OperatorTx, at: LoginAt): Promise<Failures> {
  // One statement: between two, somebody who signs in could clear the row that was found.
  const [row] = await tx
    .trx('sign_in_failures')
    .insert({ login_hash: digest(at), failures: 0, last_failed_at: tx.now() })
    .onConflict('login_hash')
    .merge({ failures: tx.trx.ref('sign_in_failures.failures') })
    .returning(['failures', 'locked_at'])
  return { failures: row.failures, lockedAt: row.locked_at }
}

export async function saveFailures(tx: OperatorTx, at: LoginAt, { failures, lockedAt }: Failures): Promise<void> {
  await tx
    .trx('sign_in_failures')
    .where('login_hash', digest(at))
    .update({ failures, locked_at: lockedAt, last_failed_at: tx.now() })
}

export async function clearFailures(tx: OperatorTx, at: LoginAt): Promise<void> {
  await tx.trx('sign_in_failures').where('login_hash', digest(at)).delete()
}

/** Since when each of these logins is locked; those that are not locked are not there. */
export async function lockedLogins(
  tx: OperatorTx,
  kind: LoginAt['kind'],
  logins: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const hashOf = (login: string) => digest({ kind, login })
  const rows = await tx
    .trx('sign_in_failures')
    .whereIn('login_hash', logins.map(hashOf))
    .whereNotNull('locked_at')
    .select<{ login_hash: Buffer; locked_at: Date }[]>('login_hash', 'locked_at')
  const since = new Map(rows.map((row): [string, Date] => [row.login_hash.toString('hex'), row.locked_at]))
  return new Map(
    logins.flatMap((login): [string, Date][] => {
      const at = since.get(hashOf(login).toString('hex'))
      return at ? [[login, at]] : []
    }),
  )
}

/** src/queries/personal-data-access.ts finds the same digest in SQL. */
const digest = ({ kind, login }: LoginAt) => createHash('sha256').update(`${kind}:${login}`).digest()

/** Counts per address and login, each with the moment in milliseconds at which it begins anew. */
export async function deleteEndedLimits({ operator }: OperatorScope, before: Date): Promise<number> {
  return operator.knex('rate_limits').where('expire', '<', before.getTime()).delete()
}
