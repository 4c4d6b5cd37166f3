import type { Language } from '#domain/shared/language.ts'
import { rowsOf, type AccountTx } from '#platform/scope.ts'

/** Locks how the users of the account sign in. */
export async function lockSignInRule({
  trx,
  accountId,
}: AccountTx): Promise<{ readonly mode: string; readonly passkeyAlone: boolean; readonly accountName: string }> {
  const account = trx('accounts').where('id', accountId).forUpdate()
  const row = await account.first('authentication_mode', 'passkey_alone', 'name')
  return { mode: row.authentication_mode, passkeyAlone: row.passkey_alone, accountName: row.name }
}

export async function savePasskeyAlone({ trx, accountId }: AccountTx, isAllowed: boolean): Promise<void> {
  await trx('accounts').where('id', accountId).update({ passkey_alone: isAllowed })
}

export async function saveAuthenticationMode({ trx, accountId }: AccountTx, mode: string): Promise<void> {
  await trx('accounts').where('id', accountId).update({ authentication_mode: mode })
}

/** Locks from where the users of the account may sign in and work. */
export async function lockSignInNetworks({
  trx,
  accountId,
}: AccountTx): Promise<{ readonly networks: readonly string[]; readonly accountName: string }> {
  const row = await trx('accounts').where('id', accountId).forNoKeyUpdate().first('sign_in_networks', 'name')
  return { networks: row.sign_in_networks, accountName: row.name }
}

export async function saveSignInNetworks({ trx, accountId }: AccountTx, networks: readonly string[]): Promise<void> {
  await trx('accounts')
    .where('id', accountId)
    .update({ sign_in_networks: [...networks] })
}

export async function isSuperUser(tx: AccountTx, userId: string): Promise<boolean> {
  const row = await rowsOf(tx, 'users').query().where({ id: userId, is_super_user: true }).first('id')
  return row !== undefined
}

export interface AccountDoor {
  readonly isSuspended: boolean
  readonly networks: readonly string[]
  readonly language: Language
}

/** Whether anybody of the account is let in at all and from where, and the language of whoever is new in it. */
export async function readAccountDoor({ trx, accountId }: AccountTx): Promise<AccountDoor> {
  const row = await trx('accounts')
    .where('id', accountId)
    .first('suspended_at', 'closed_at', 'language', 'sign_in_networks')
  return {
    isSuspended: row.suspended_at !== null || row.closed_at !== null,
    networks: row.sign_in_networks,
    language: row.language,
  }
}

/** Whether the users of the account sign in by certificate and no password opens anything. */
export async function usesCertificates({ trx, accountId }: AccountTx): Promise<boolean> {
  const row = await trx('accounts').where('id', accountId).first('authentication_mode')
  return row?.authentication_mode === 'client_certificate'
}
