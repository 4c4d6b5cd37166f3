import { scopeName, type ApiUser } from '#domain/access/api-user.ts'
import type { PurchaseOption } from '#domain/access/signed-in.ts'
import type { Currency } from '#domain/shared/money.ts'

export interface AccountFacts {
  readonly name: string
  readonly purchaseOption: PurchaseOption
  readonly currency: Currency
}

/** What `GET /api/v1/account` answers. */
export function accountJson(account: AccountFacts, user: ApiUser) {
  return {
    account: { name: account.name, purchase_option: account.purchaseOption, currency: account.currency },
    key: {
      id: user.keyId,
      name: user.name,
      scopes: user.scopes.map(scopeName),
      networks: user.networks,
      expires_at: user.expiresAt,
    },
  }
}
