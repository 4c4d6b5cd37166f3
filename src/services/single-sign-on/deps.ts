import { sealContext } from '#platform/sealed-columns.ts'
import type { Secrets } from '#platform/secrets.ts'
import type { IdentityProvider, ProviderClient } from '#ports/identity-provider.ts'
import type { PasswordHasher } from '#ports/password-hasher.ts'
import type { RateLimiter } from '#ports/rate-limiter.ts'
import type { KeptSingleSignOn } from '#stores/single-sign-on-store.ts'

/** What signing in at an account's provider needs. */
export interface SingleSignOnDeps {
  readonly provider: IdentityProvider
  readonly secrets: Secrets
  readonly hasher: PasswordHasher
  /** Begun and failed sign-ins per address: behind one there may be a whole company. */
  readonly limiter: RateLimiter
  readonly sessionHours: number
  readonly publicUrl: string
}

/** Where browsers come back to: an address of each account's own, so that no provider can answer for another's. */
export const redirectUriOf = ({ publicUrl }: Pick<SingleSignOnDeps, 'publicUrl'>, accountId: string): string =>
  `${publicUrl}/sign-in/sso/${accountId}/callback`

export const clientOf = (
  { secrets }: Pick<SingleSignOnDeps, 'secrets'>,
  { id, issuer, clientId, sealedSecret }: KeptSingleSignOn,
): ProviderClient => ({
  issuer,
  clientId,
  clientSecret: secrets.open(sealedSecret, sealContext('single_sign_ons', id)).toString(),
})
