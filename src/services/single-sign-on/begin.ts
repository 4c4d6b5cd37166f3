import { z } from 'zod'
import { ATTEMPT_STANDS_FOR } from '#domain/access/single-sign-on.ts'
import { ownMailDomains } from '#domain/registrations/mail-domain.ts'
import { hashToken, newToken } from '#platform/ids.ts'
import { inOperatorTransaction, withinAccount, type OperatorScope } from '#platform/scope.ts'
import type { Secrets } from '#platform/secrets.ts'
import { findProviderAccountAcrossAccounts } from '#queries/single-sign-on.ts'
import { findSingleSignOn, insertAttempt } from '#stores/single-sign-on-store.ts'
import { clientOf, redirectUriOf, type SingleSignOnDeps } from './deps.ts'

export type BegunSignIn =
  | {
      readonly outcome: 'go'
      /** The provider's sign-in page, for this browser alone. */
      readonly url: string
      readonly token: string
    }
  | { readonly outcome: 'unknown' | 'unreachable' | 'too_many' }

const Kept = z.strictObject({ nonce: z.string(), verifier: z.string() })

/** What only this portal knows of a sign-in on its way. */
export const sealAttempt = (secrets: Secrets, state: string, kept: z.infer<typeof Kept>): string =>
  secrets.seal(Buffer.from(JSON.stringify(kept)), contextOf(state))

export const openAttempt = (secrets: Secrets, state: string, sealed: string): z.infer<typeof Kept> =>
  Kept.parse(JSON.parse(secrets.open(sealed, contextOf(state)).toString()))

const contextOf = (state: string) => `sign-in on its way ${hashToken(state).toString('hex')}`

const meantBy = (typed: string) => {
  const name = typed.trim().toLowerCase()
  const [domain = null] = name.includes('@') ? ownMailDomains([name]) : []
  return { name, domain }
}

/**
 * Sends somebody to the provider of the account that they name by its name or by an e-mail of its people's domain. Who has
 * a login makes no difference. A name that nobody has and one of an account without a provider get the same answer.
 */
export const beginSignIn =
  (deps: SingleSignOnDeps) =>
  async (
    scope: OperatorScope,
    { name, back, address }: { readonly name: string; readonly back: string; readonly address: string },
  ): Promise<BegunSignIn> => {
    const { provider, secrets, limiter } = deps
    if (!(await limiter.allows(address))) return { outcome: 'too_many' }
    await limiter.count(address)
    const accountId = await findProviderAccountAcrossAccounts(scope, meantBy(name))
    if (accountId === null) return { outcome: 'unknown' }
    const kept = await inOperatorTransaction(scope, (tx) => findSingleSignOn(withinAccount(tx, accountId)))
    if (!kept?.isOn) return { outcome: 'unknown' }
    const [state, nonce, verifier, token] = [newToken(), newToken(), newToken(), newToken()]
    const { scopes, issuer } = kept
    const redirectUri = redirectUriOf(deps, accountId)
    const begun = await provider.begin(clientOf(deps, kept), { state, nonce, verifier, redirectUri, scopes })
    if (!begun.ok) return { outcome: 'unreachable' }
    await inOperatorTransaction(scope, (tx) =>
      insertAttempt(withinAccount(tx, accountId), {
        stateHash: hashToken(state),
        browserHash: hashToken(token),
        issuer,
        sealed: sealAttempt(secrets, state, { nonce, verifier }),
        back,
        expiresAt: new Date(tx.now().getTime() + ATTEMPT_STANDS_FOR),
      }),
    )
    return { outcome: 'go', url: begun.url, token }
  }
