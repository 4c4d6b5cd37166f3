import type { AuthenticationMode } from '#domain/access/authentication-mode.ts'
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

/** A user with the two ways to be surer of them than by a password. */
export interface UserSecurity {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly setUpAt: Date | null
  /** End of the certificate that serves them today. */
  readonly certifiedUntil: Date | null
  /** They have signed in with it. */
  readonly isProven: boolean
}

export interface AccountSecurity {
  readonly mode: AuthenticationMode
  /** A passkey signs in without login and password. */
  readonly passkeyAlone: boolean
  readonly users: readonly UserSecurity[]
}

/** How the users of one account sign in: the account's rule, and who has set two-factor up. */
export async function readAccountSecurityAcrossAccounts(
  scope: OperatorScope,
  accountId: string,
): Promise<AccountSecurity> {
  const rows = await askOperator<UserSecurity & Omit<AccountSecurity, 'users'>>(scope, {
    name: 'account-security',
    text: `
      select a.authentication_mode as mode, a.passkey_alone as "passkeyAlone", u.id, u.login, u.name, f.set_up_at as "setUpAt",
        max(c.not_after) as "certifiedUntil", coalesce(bool_or(c.used_at is not null), false) as "isProven"
      from accounts a
      join users u on u.account_id = a.id and u.suspended_at is null
      left join second_factors f on f.account_id = u.account_id and f.user_id = u.id
      left join user_certificates c on c.account_id = u.account_id and c.user_id = u.id and c.revoked_at is null
        and c.suspended_at is null and c.not_before <= $2 and c.not_after >= $2
      where a.id = $1 group by a.id, u.account_id, u.id, f.id order by u.name, u.id`,
    values: [accountId, scope.now()],
  })
  return {
    mode: rows[0]?.mode ?? 'password',
    passkeyAlone: rows[0]?.passkeyAlone ?? false,
    users: rows.map(({ id, login, name, setUpAt, certifiedUntil, isProven }) => {
      return { id, login, name, setUpAt, certifiedUntil, isProven }
    }),
  }
}
