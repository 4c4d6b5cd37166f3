import { askOperator } from '#platform/ask.ts'
import type { OperatorScope } from '#platform/scope.ts'

/** Certificates that end soon and whose owners have not been told, of users who may sign in. */
export function listEndingUserCertificatesAcrossAccounts(
  scope: OperatorScope,
  before: Date,
): Promise<readonly { readonly accountId: string; readonly id: string; readonly userId: string }[]> {
  return askOperator<{ accountId: string; id: string; userId: string }>(scope, {
    name: 'ending-user-certificates',
    text: `
      select c.account_id as "accountId", c.id, c.user_id as "userId"
      from user_certificates c
      join users u on u.account_id = c.account_id and u.id = c.user_id and u.suspended_at is null
      join accounts a on a.id = c.account_id and a.suspended_at is null
      where c.revoked_at is null and c.end_announced_at is null and c.not_after > $1 and c.not_after <= $2
      order by c.not_after, c.id`,
    values: [scope.now(), before],
  })
}

/** Somebody who was blocked, as staff see them who open the way again. */
export interface BlockedUser {
  readonly id: string
  readonly accountId: string
  readonly accountName: string
  readonly login: string
  readonly name: string
  readonly email: string
  readonly isSuperUser: boolean
  readonly blockedAt: Date
  /** An administrator or a handover had suspended them as well, and that stays. */
  readonly staysSuspended: boolean
  /** How they will sign in when they are let in again. */
  readonly usesCertificates: boolean
}

const BLOCKED = `
  select u.id, u.account_id as "accountId", a.name as "accountName", u.login, u.name, u.email,
    u.is_super_user as "isSuperUser", u.blocked_at as "blockedAt", u.stays_suspended as "staysSuspended",
    a.authentication_mode = 'client_certificate' as "usesCertificates"
  from users u join accounts a on a.id = u.account_id
  where u.blocked_at is not null and u.deleted_at is null`

/** The last who were blocked first. */
export function listBlockedUsersAcrossAccounts(scope: OperatorScope, most: number): Promise<readonly BlockedUser[]> {
  return askOperator<BlockedUser>(scope, {
    name: 'blocked-users',
    text: `${BLOCKED} order by u.blocked_at desc, u.id limit $1`,
    values: [most],
  })
}

export async function findBlockedUserAcrossAccounts(scope: OperatorScope, id: string): Promise<BlockedUser | null> {
  const [row] = await askOperator<BlockedUser>(scope, {
    name: 'blocked-user',
    text: `${BLOCKED} and u.id = $1`,
    values: [id],
  })
  return row ?? null
}
