import { inside, type AskingBrowser } from '#domain/access/inside.ts'
import { hashToken } from '#platform/ids.ts'
import { inOperatorTransaction, withinAccount, type OperatorScope } from '#platform/scope.ts'
import { findPasskeyHolderAcrossAccounts } from '#queries/passkeys.ts'
import { noteSignInFromOutside } from '#services/access/note-sign-in.ts'
import { openSession } from '#services/access/open-session.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { takeChallenge } from '#stores/passkey-store.ts'
import type { SecondFactorDeps } from './deps.ts'
import { inNameOf } from './keep-record.ts'
import { takePasskey } from './take-passkey.ts'
import { underLockout } from './under-lockout.ts'

type Result =
  | { readonly outcome: 'signed_in'; readonly token: string }
  | { readonly outcome: 'wrong' | 'locked' | 'too_many' | 'network_refused' }

/**
 * Signs a user in by a passkey alone, where their account allows it. The device has checked who holds it, so that the key
 * is two factors in one. Whatever is wrong, an unknown key as well as a known one of an account that does not allow
 * it, gets the same answer.
 */
export const signInByPasskey =
  (deps: SecondFactorDeps) =>
  async (scope: OperatorScope, text: string, browser: AskingBrowser): Promise<Result> => {
    const { limiter, passkeys, sessionHours } = deps
    if (!(await limiter.allows(browser.address))) return { outcome: 'too_many' }
    const answer = passkeys.read(text)
    const holder = answer && (await findPasskeyHolderAcrossAccounts(scope, answer.credentialId))

    const result = await inOperatorTransaction<Result>(scope, async (visitor) => {
      if (!holder?.mayStandAlone) {
        // Used up like any other.
        if (answer) await takeChallenge(visitor, hashToken(answer.challenge), 'alone', null)
        return { outcome: 'wrong' }
      }
      const { person } = holder
      const tx = inNameOf(visitor, person)
      const here = inside(holder.networks, browser)
      const proof = await underLockout<'wrong_passkey'>(tx, person, async () => {
        if (!(await takePasskey(tx, deps, person, text, 'alone'))) return 'wrong_passkey'
        // From outside nothing is counted and nothing cleared, as with a right password.
        return here ? 'right' : 'neither'
      })
      if (!here && proof === 'neither') {
        await noteSignInFromOutside(visitor, person, person.login, browser.address)
        return { outcome: 'network_refused' }
      }
      if (proof === 'locked') return { outcome: 'locked' }
      if (!here || proof !== 'right') return { outcome: 'wrong' }
      const account = withinAccount(tx, holder.accountId)
      await recordLog(account, { action: 'sign_in.by_passkey', subject: person.login })
      return { outcome: 'signed_in', token: await openSession(tx, person, here, sessionHours) }
    })
    if (result.outcome !== 'signed_in') await limiter.count(browser.address)
    return result
  }
