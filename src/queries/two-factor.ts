import type { Person } from '#domain/access/person.ts'
import { askOperator } from '#platform/ask.ts'
import type { OperatorScope } from '#platform/scope.ts'

/** How somebody's own two-factor sign-in stands; null while it is off. */
export interface OwnTwoFactor {
  readonly setUpAt: Date
  /** Whether an authenticator app is a part of it, or passkeys alone. */
  readonly hasApp: boolean
  readonly codesLeft: number
}

/** Of one person, whoever's account it is. */
export async function findOwnTwoFactorAcrossAccounts(
  scope: OperatorScope,
  person: Person,
): Promise<OwnTwoFactor | null> {
  const [row] = await askOperator<{ set_up_at: Date; has_app: boolean; codes_left: number }>(scope, {
    name: 'own-two-factor',
    text: `
      select f.set_up_at, f.sealed_key is not null as has_app,
        (select count(*)::integer from recovery_codes c where c.second_factor_id = f.id and c.used_at is null) as codes_left
      from second_factors f where (f.account_id = $1 and f.user_id = $2) or f.staff_id = $3`,
    values: [person.accountId, person.kind === 'user' ? person.id : null, person.kind === 'staff' ? person.id : null],
  })
  return row ? { setUpAt: row.set_up_at, hasApp: row.has_app, codesLeft: row.codes_left } : null
}

export type AuthenticationMode = 'password' | 'two_factor' | 'client_certificate'

export interface UserTwoFactor {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly setUpAt: Date | null
}

export interface AccountSecurity {
  readonly mode: AuthenticationMode
  /** A passkey signs in without login and password. */
  readonly passkeyAlone: boolean
  readonly users: readonly UserTwoFactor[]
}

/** How the users of one account sign in: the account's rule, and who has set two-factor up. */
export async function readAccountSecurityAcrossAccounts(
  scope: OperatorScope,
  accountId: string,
): Promise<AccountSecurity> {
  const rows = await askOperator<UserTwoFactor & Omit<AccountSecurity, 'users'>>(scope, {
    name: 'account-security',
    text: `
      select a.authentication_mode as mode, a.passkey_alone as "passkeyAlone", u.id, u.login, u.name, f.set_up_at as "setUpAt"
      from accounts a
      join users u on u.account_id = a.id and u.suspended_at is null
      left join second_factors f on f.account_id = u.account_id and f.user_id = u.id
      where a.id = $1 order by u.name, u.id`,
    values: [accountId],
  })
  return {
    mode: rows[0]?.mode ?? 'password',
    passkeyAlone: rows[0]?.passkeyAlone ?? false,
    users: rows.map(({ id, login, name, setUpAt }) => ({ id, login, name, setUpAt })),
  }
}
