import { askOperator } from '#platform/ask.ts'
import type { OperatorScope } from '#platform/scope.ts'

/** An account whose users may not sign in from everywhere. */
export interface NetworkedAccount {
  readonly slug: string
  readonly name: string
  readonly networks: readonly string[]
}

const COLUMNS = 'select slug, name, sign_in_networks as networks from accounts'

/** Whose name contains the keyword, by name. */
export async function listNetworkedAccountsAcrossAccounts(
  scope: OperatorScope,
  keyword: string,
  most: number,
): Promise<NetworkedAccount[]> {
  return askOperator<NetworkedAccount>(scope, {
    name: 'networked-accounts',
    text: `${COLUMNS} where sign_in_networks <> '{}' and ($1 = '' or name ilike $1) order by name, id limit $2`,
    values: [keyword === '' ? '' : `%${keyword.replace(/[\\%_]/g, '\\$&')}%`, most],
  })
}

export async function findNetworkedAccountAcrossAccounts(
  scope: OperatorScope,
  slug: string,
): Promise<NetworkedAccount | null> {
  const [account] = await askOperator<NetworkedAccount>(scope, {
    name: 'networked-account',
    text: `${COLUMNS} where slug = $1 and sign_in_networks <> '{}'`,
    values: [slug],
  })
  return account ?? null
}
