import type { AskingBrowser } from '#domain/access/inside.ts'
import { hashToken } from '#platform/ids.ts'
import { inOperatorTransaction, withinAccount, type OperatorScope } from '#platform/scope.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { findSingleSignOn, listRules, takeAttemptAcrossAccounts } from '#stores/single-sign-on-store.ts'
import { openAttempt } from './begin.ts'
import { clientOf, redirectUriOf, type SingleSignOnDeps } from './deps.ts'
import { admit, type Admitted } from './admit.ts'

/**
 * `gone`: no sign-in of this browser is on its way, or no longer. `failed`: provider or checks say no. Of the others the
 * page tells why, since whoever is told has proved to be that person at the provider.
 */
export type FinishedSignIn =
  | (Extract<Admitted, { readonly token: string }> & { readonly back: string })
  | Exclude<Admitted, { readonly token: string }>
  | { readonly outcome: 'gone' | 'failed' | 'unreachable' | 'too_many' }

export interface Returned {
  /** The account whose address the browser came back to. */
  readonly id: string
  /** What stands behind the question mark of that address. */
  readonly query: string
  readonly state: string
  /** Of the browser that began; null when this one has none. */
  readonly token: string | null
  readonly browser: AskingBrowser
}

/** The browser comes back from the provider: checks first, the provider's word next, then who it is in this account. */
export const finishSignIn =
  (deps: SingleSignOnDeps) =>
  async (scope: OperatorScope, { id, query, state, token, browser }: Returned): Promise<FinishedSignIn> => {
    const { provider, secrets, limiter } = deps
    if (!(await limiter.allows(browser.address))) return { outcome: 'too_many' }
    const begun = await inOperatorTransaction(scope, async (tx) => {
      const attempt = await takeAttemptAcrossAccounts(tx, hashToken(state))
      if (!attempt || token === null || !attempt.browserHash.equals(hashToken(token))) return null
      const account = withinAccount(tx, attempt.accountId)
      const kept = await findSingleSignOn(account)
      // Come back to another account's address, or to another provider than it went to: a mix-up, by accident or not.
      if (!kept?.isOn || kept.accountId !== id || kept.issuer !== attempt.issuer) return null
      return { attempt, kept, rules: await listRules(account) }
    })
    if (!begun) {
      await limiter.count(browser.address)
      return { outcome: 'gone' }
    }
    const { attempt, kept, rules } = begun
    const url = `${redirectUriOf(deps, id)}${query}`
    const secretsOfAttempt = { state, ...openAttempt(secrets, state, attempt.sealed) }
    const told = await provider.finish(clientOf(deps, kept), { url, ...secretsOfAttempt })
    if (!told.ok) {
      await limiter.count(browser.address)
      await inOperatorTransaction(scope, (tx) =>
        recordLog(withinAccount(tx, attempt.accountId), {
          action: 'single_sign_on.refused',
          subject: kept.issuer,
          details: { why: told.fault, detail: told.detail },
        }),
      )
      return { outcome: told.fault === 'unreachable' ? 'unreachable' : 'failed' }
    }
    const { claims } = told
    const admitted = await admit(deps)(scope, attempt.accountId, { kept, rules, claims }, browser)
    return 'token' in admitted ? { ...admitted, back: attempt.back } : admitted
  }
