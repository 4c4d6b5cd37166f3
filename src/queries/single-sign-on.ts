import type { Right } from '#domain/access/rights.ts'
import type { ClaimTest, SingleSignOn } from '#domain/access/single-sign-on.ts'
import { askOperator } from '#platform/ask.ts'
import type { OperatorScope } from '#platform/scope.ts'

export type ShownSingleSignOn = SingleSignOn & { readonly linkedUsers: number }

export interface ShownRule {
  readonly id: string
  readonly claim: string
  readonly test: ClaimTest
  readonly value: string
  readonly rights: readonly Right[]
}

/** How an account's users sign in at their provider; never the secret. */
export async function readSingleSignOnAcrossAccounts(
  scope: OperatorScope,
  accountId: string,
): Promise<{ readonly settings: ShownSingleSignOn | null; readonly rules: readonly ShownRule[] }> {
  const [settings, rules] = await Promise.all([
    askOperator<ShownSingleSignOn>(scope, {
      name: 'single-sign-on',
      text: `
        select s.is_on as "isOn", s.issuer, s.client_id as "clientId", s.scopes, s.email_claim as "emailClaim",
          s.verified_claim as "verifiedClaim", s.creates_users as "createsUsers", s.allows_passwords as "allowsPasswords",
          s.factor_claim as "factorClaim", s.factor_value as "factorValue",
          (select count(*)::integer from single_sign_on_links l where l.account_id = s.account_id and l.issuer = s.issuer)
            as "linkedUsers"
        from single_sign_ons s where s.account_id = $1`,
      values: [accountId],
    }),
    askOperator<ShownRule>(scope, {
      name: 'single-sign-on-rules',
      text: `select id, claim, test, value, rights from single_sign_on_rules where account_id = $1 order by id`,
      values: [accountId],
    }),
  ])
  return { settings: settings[0] ?? null, rules }
}

/**
 * The account whose provider somebody means by its name or by the mail domain of its super user; null when none does, it is not
 * switched on, its users sign in by certificate alone, or what was named fits several. Only the super user's domain counts,
 * whose mailbox was proven: anybody could give a user an address of somebody else's.
 */
export async function findProviderAccountAcrossAccounts(
  scope: OperatorScope,
  { name, domain }: { readonly name: string; readonly domain: string | null },
): Promise<string | null> {
  const rows = await askOperator<{ account_id: string }>(scope, {
    name: 'provider-account',
    text: `
      select s.account_id
      from single_sign_ons s join accounts a on a.id = s.account_id
      where s.is_on and a.suspended_at is null and a.closed_at is null
        and a.authentication_mode <> 'client_certificate' and (lower(a.name) = $1 or a.slug = $1 or exists (
        select from users u where u.account_id = s.account_id and split_part(lower(u.email), '@', 2) = $2
          and u.is_super_user))
      limit 2`,
    values: [name, domain],
  })
  const [only, another] = rows
  return only && !another ? only.account_id : null
}
