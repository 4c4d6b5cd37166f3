import { accountState, type AccountState } from '#domain/accounts/account-state.ts'
import type { StaffRole } from '#domain/access/staff-roles.ts'
import { askOperator } from '#platform/ask.ts'
import type { OperatorScope } from '#platform/scope.ts'
import { TAKES_PASSWORDS } from './takes-passwords.ts'

/** What a login signs in by, and whether it may. */
export interface Credentials {
  readonly id: string
  readonly accountId: string | null
  readonly name: string
  readonly passwordHash: string
  /** The person, whatever the password: suspended, or of an account that signs in by certificate. Whether the account is
   * open is another question. */
  readonly shut: boolean
  /** A password, if it were right, would open something: not where an account signs in by certificate, or at its provider alone. */
  readonly takesPasswords: boolean
  /** Open for staff, who have none. */
  readonly accountState: AccountState
  /** Null for users. */
  readonly role: StaffRole | null
  /** From where they may sign in; nothing is everywhere. */
  readonly networks: readonly string[]
}

interface UserRow {
  readonly id: string
  readonly account_id: string
  readonly name: string
  readonly password_hash: string
  readonly shut: boolean
  readonly takes_passwords: boolean
  readonly account_suspended_at: Date | null
  readonly closed_at: Date | null
  readonly sign_in_networks: readonly string[]
}

export async function findUserCredentialsAcrossAccounts(
  scope: OperatorScope,
  login: string,
): Promise<Credentials | null> {
  const [row] = await askOperator<UserRow>(scope, {
    name: 'user-credentials',
    text: `
      select u.id, u.account_id, u.name, u.password_hash,
        (u.suspended_at is not null or a.authentication_mode = 'client_certificate') as shut,
        ${TAKES_PASSWORDS} as takes_passwords,
        a.suspended_at as account_suspended_at, a.closed_at, a.sign_in_networks
      from users u join accounts a on a.id = u.account_id where u.login = $1`,
    values: [login],
  })
  if (!row) return null
  return {
    id: row.id,
    accountId: row.account_id,
    name: row.name,
    passwordHash: row.password_hash,
    shut: row.shut,
    takesPasswords: row.takes_passwords,
    accountState: accountState({ suspendedAt: row.account_suspended_at, closedAt: row.closed_at }),
    role: null,
    networks: row.sign_in_networks,
  }
}

interface StaffRow {
  readonly id: string
  readonly name: string
  readonly password_hash: string
  readonly shut: boolean
  readonly role: StaffRole
}

export async function findStaffCredentials(scope: OperatorScope, login: string): Promise<Credentials | null> {
  const [row] = await askOperator<StaffRow>(scope, {
    name: 'staff-credentials',
    text: `select id, name, password_hash, suspended_at is not null as shut, role from staff where login = $1`,
    values: [login],
  })
  if (!row) return null
  const { id, name, password_hash: passwordHash, shut, role } = row
  return {
    id,
    accountId: null,
    name,
    passwordHash,
    shut,
    takesPasswords: true,
    accountState: 'open',
    role,
    networks: [],
  }
}
