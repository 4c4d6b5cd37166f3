import type { Person } from '#domain/access/person.ts'
import type { StaffRole } from '#domain/access/staff-roles.ts'
import { askOperator } from '#platform/ask.ts'
import type { OperatorScope } from '#platform/scope.ts'

export interface HalfOpenSignIn {
  readonly person: Person
  /** From where they may sign in; nothing is everywhere. */
  readonly networks: readonly string[]
  readonly hasFactor: boolean
  readonly hasApp: boolean
  readonly hasPasskey: boolean
}

interface Row {
  id: string
  account_id: string | null
  login: string
  name: string
  role: StaffRole
  networks: string[]
  has_factor: boolean
  has_app: boolean
  has_passkey: boolean
}

/** Whose sign-in waits behind this token, in the browser that began it; a suspended person has none. */
export async function findHalfOpenSignIn(
  scope: OperatorScope,
  tokenHash: Buffer,
  userAgent: string,
): Promise<HalfOpenSignIn | null> {
  const [row] = await askOperator<Row>(scope, {
    name: 'half-open-sign-in',
    text: `
      select coalesce(u.id, p.id) as id, h.account_id, coalesce(u.login, p.login) as login, coalesce(u.name, p.name) as name,
        p.role, coalesce(a.sign_in_networks, '{}') as networks,
        f.id is not null as has_factor, f.sealed_key is not null as has_app,
        exists (select from passkeys k where k.second_factor_id = f.id) as has_passkey
      from half_open_sign_ins h
      left join users u on u.account_id = h.account_id and u.id = h.user_id
      left join accounts a on a.id = h.account_id
      left join staff p on p.id = h.staff_id
      left join second_factors f on (f.account_id = h.account_id and f.user_id = h.user_id) or f.staff_id = h.staff_id
      where h.token_hash = $1 and h.expires_at > $2 and h.user_agent = $3
        and u.suspended_at is null and a.suspended_at is null and p.suspended_at is null`,
    values: [tokenHash, scope.now(), userAgent],
  })
  if (!row) return null
  const { account_id: accountId, role, networks } = row
  const named = { id: row.id, login: row.login, name: row.name }
  const person: Person =
    accountId === null ? { ...named, kind: 'staff', accountId, role } : { ...named, kind: 'user', accountId }
  return { person, networks, hasFactor: row.has_factor, hasApp: row.has_app, hasPasskey: row.has_passkey }
}
