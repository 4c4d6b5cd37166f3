import { comesFrom } from '#domain/network/typed-networks.ts'

/** What a key may be used for; each has words at `administration.api_users.scopes.<scope>`. */
export const API_SCOPES = ['account_read', 'orders_read'] as const
export type ApiScope = (typeof API_SCOPES)[number]

/** As programs write it: `account:read`. */
export const scopeName = (scope: ApiScope): string => scope.replace('_', ':')

/** A machine that acts for an account. */
export interface ApiUser {
  readonly id: string
  readonly accountId: string
  readonly name: string
  /** The public half of its key. */
  readonly keyId: string
  readonly scopes: readonly ApiScope[]
  /** CIDR blocks that it may come from; empty lets it come from anywhere. */
  readonly networks: readonly string[]
  readonly expiresAt: Date | null
  readonly createdBy: string
  readonly createdAt: Date
  readonly revokedAt: Date | null
  readonly lastUsedAt: Date | null
  readonly lastUsedAddress: string | null
}

export type ApiUserState = 'active' | 'expired' | 'revoked'

export function apiUserState({ revokedAt, expiresAt }: ApiUser, at: Date): ApiUserState {
  if (revokedAt !== null) return 'revoked'
  return expiresAt !== null && expiresAt <= at ? 'expired' : 'active'
}

export function mayComeFrom({ networks }: ApiUser, address: string): boolean {
  return comesFrom(networks, address)
}
