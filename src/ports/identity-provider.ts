/** Where an account's users sign in, and who we are there. */
export interface ProviderClient {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

/**
 * `refused_address`: not to be reached from here. `unreachable`: nobody answers, or too slowly. `not_a_provider`: what
 * answers is no OpenID provider of that name. `refused`: the provider, or one of our checks, says no.
 */
export type ProviderFault = 'refused_address' | 'unreachable' | 'not_a_provider' | 'refused'

type Result<Good extends object> =
  ({ readonly ok: true } & Good) | { readonly ok: false; readonly fault: ProviderFault; readonly detail: string }

/** What binds a sign-in to the browser that began it. */
export interface SignInSecrets {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

export type Claims = Readonly<Record<string, unknown>>

/** OpenID Connect, authorization code flow with PKCE. Never throws for what the network or the provider does. */
export interface IdentityProvider {
  /** Reads what the provider publishes of itself. */
  discover(client: ProviderClient): Promise<Result<{ readonly host: string }>>
  /** Where the browser goes to sign in. */
  begin(
    client: ProviderClient,
    asked: SignInSecrets & { readonly redirectUri: string; readonly scopes: string },
  ): Promise<Result<{ readonly url: string }>>
  /** Who has signed in, from the address under which the browser came back; every check has passed. */
  finish(
    client: ProviderClient,
    returned: SignInSecrets & { readonly url: string },
  ): Promise<Result<{ readonly claims: Claims & { readonly iss: string; readonly sub: string } }>>
}
