import type { Person } from '#domain/access/person.ts'
import { askOperator } from '#platform/ask.ts'
import type { OperatorScope } from '#platform/scope.ts'
import { TAKES_PASSWORDS } from './takes-passwords.ts'

export interface PasskeyHolder {
  readonly accountId: string
  readonly person: Person
  /** The account lets passkeys stand alone, leaves a way in beside its provider, and nobody is suspended. */
  readonly mayStandAlone: boolean
  /** From where the users of the account may sign in; nothing is everywhere. */
  readonly networks: readonly string[]
}

/** The user whose key it is; staff always give a password first. */
export async function findPasskeyHolderAcrossAccounts(
  scope: OperatorScope,
  credentialId: string,
): Promise<PasskeyHolder | null> {
  const [row] = await askOperator<{
    account_id: string
    id: string
    login: string
    name: string
    may_stand_alone: boolean
    sign_in_networks: string[]
  }>(scope, {
    name: 'passkey-holder',
    text: `
      select u.account_id, u.id, u.login, u.name, a.sign_in_networks,
        a.passkey_alone and u.suspended_at is null and a.suspended_at is null and a.closed_at is null and ${TAKES_PASSWORDS}
          as may_stand_alone
      from passkeys k
      join second_factors f on f.id = k.second_factor_id
      join users u on u.account_id = f.account_id and u.id = f.user_id
      join accounts a on a.id = u.account_id
      where k.credential_id = $1`,
    values: [credentialId],
  })
  if (!row) return null
  const { account_id: accountId, id, login, name } = row
  const { may_stand_alone: mayStandAlone, sign_in_networks: networks } = row
  return { accountId, person: { kind: 'user', accountId, id, login, name }, mayStandAlone, networks }
}

export interface OwnPasskey {
  readonly id: string
  readonly name: string
  readonly addedAt: Date
  readonly lastUsedAt: Date | null
}

/** Somebody's own passkeys, the oldest first. */
export async function listOwnPasskeysAcrossAccounts(scope: OperatorScope, person: Person): Promise<OwnPasskey[]> {
  return askOperator<OwnPasskey>(scope, {
    name: 'own-passkeys',
    text: `
      select k.id, k.name, k.added_at as "addedAt", k.last_used_at as "lastUsedAt"
      from second_factors f join passkeys k on k.second_factor_id = f.id
      where (f.account_id = $1 and f.user_id = $2) or f.staff_id = $3 order by k.id`,
    values: [person.accountId, person.kind === 'user' ? person.id : null, person.kind === 'staff' ? person.id : null],
  })
}
