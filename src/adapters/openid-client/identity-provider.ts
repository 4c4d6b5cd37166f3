import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  clockSkew,
  customFetch,
  discovery,
  fetchUserInfo,
  type Configuration,
} from 'openid-client'
import { createGuardedFetch, NotFetched } from '#adapters/web-client/guarded-fetch.ts'
import { SECOND } from '#domain/shared/time.ts'
import type { AddressGuard } from '#platform/address-guard.ts'
import type { Clock } from '#ports/clock.ts'
import type { IdentityProvider, ProviderClient, ProviderFault } from '#ports/identity-provider.ts'

export interface IdentityProviderOptions {
  readonly guard: AddressGuard
  readonly clock: Clock
  /** For each request: a sign-in makes four or five. */
  readonly timeoutMs: number
  /** Only where nobody's real passwords are: demo and tests. */
  readonly allowsHttp: boolean
}

export function createIdentityProvider({
  guard,
  clock,
  timeoutMs,
  allowsHttp,
}: IdentityProviderOptions): IdentityProvider {
  const fetchGuarded = createGuardedFetch({ guard, timeoutMs, maxBytes: 256 * 1024 })

  const configure = async ({ issuer, clientId, clientSecret }: ProviderClient): Promise<Configuration> => {
    // Expiry is judged by our clock, like everything else.
    const skew = Math.round((clock().getTime() - Date.now()) / SECOND)
    const metadata = { client_secret: clientSecret, [clockSkew]: skew }
    try {
      return await discovery(new URL(issuer), clientId, metadata, undefined, {
        [customFetch]: fetchGuarded,
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- the mark is a warning; the demo's provider has no TLS
        execute: allowsHttp ? [allowInsecureRequests] : [],
        timeout: (2 * timeoutMs) / SECOND,
      })
    } catch (error) {
      throw new NoProvider('no provider of that name', { cause: error })
    }
  }

  return {
    discover: (client) => orFault(async () => ({ host: hostOf(await configure(client)) })),
    begin: (client, { redirectUri, scopes, state, nonce, verifier }) =>
      orFault(async () => {
        const configuration = await configure(client)
        hostOf(configuration)
        const url = buildAuthorizationUrl(configuration, {
          redirect_uri: redirectUri,
          scope: scopes,
          state,
          nonce,
          code_challenge: await calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        })
        return { url: url.href }
      }),
    finish: (client, { url, state, nonce, verifier }) =>
      orFault(async () => {
        const configuration = await configure(client)
        const tokens = await authorizationCodeGrant(configuration, new URL(url), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        const told = tokens.claims()
        if (!told) throw new Error('no id token')
        const more = configuration.serverMetadata().userinfo_endpoint
          ? await fetchUserInfo(configuration, tokens.access_token, told.sub)
          : {}
        return { claims: { ...more, ...told } }
      }),
  }

  /** The sign-in page of the provider, where browsers are sent: a web address and nothing else. */
  function hostOf(configuration: Configuration): string {
    const address = configuration.serverMetadata().authorization_endpoint ?? ''
    if (!URL.canParse(address)) throw new NoProvider('no sign-in page')
    const { protocol, host } = new URL(address)
    if (protocol !== 'https:' && !(allowsHttp && protocol === 'http:')) throw new NoProvider('an unsafe sign-in page')
    return host
  }
}

async function orFault<Good extends object>(
  work: () => Promise<Good>,
): Promise<
  ({ readonly ok: true } & Good) | { readonly ok: false; readonly fault: ProviderFault; readonly detail: string }
> {
  try {
    return { ok: true, ...(await work()) }
  } catch (error) {
    return { ok: false, fault: faultOf(error), detail: detailOf(error) }
  }
}

/** What answers at the address of the issuer is no OpenID provider. */
class NoProvider extends Error {
  override readonly name = 'NoProvider'
}

function faultOf(error: unknown): ProviderFault {
  const causes = chainOf(error)
  const notFetched = causes.find((cause) => cause instanceof NotFetched)
  if (notFetched) return notFetched.isRefused ? 'refused_address' : 'unreachable'
  return causes.some((cause) => cause instanceof NoProvider) ? 'not_a_provider' : 'refused'
}

function chainOf(error: unknown): readonly unknown[] {
  return error instanceof Error && error.cause !== undefined ? [error, ...chainOf(error.cause)] : [error]
}

/** For the log: the libraries' own words, which never hold a secret. */
const detailOf = (error: unknown) =>
  chainOf(error)
    .map((cause) => (cause instanceof Error ? cause.message : ''))
    .filter((message) => message !== '')
    .join(': ')
    .slice(0, 300)
