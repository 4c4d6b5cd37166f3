import type { AuthenticationMode } from '#domain/access/authentication-mode.ts'
import { isProven } from '#domain/access/user-certificate.ts'
import type { LogAction } from '#domain/logs/log-actions.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import {
  inOperatorTransaction,
  withinAccount,
  type AccountScope,
  type AccountTx,
  type OperatorScope,
  type OperatorTx,
} from '#platform/scope.ts'
import type { IssueCertificateLink } from '#services/user-certificates/issue-link.ts'
import { isSuperUser, lockSignInRule, saveAuthenticationMode } from '#stores/account-security-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { readFactorFacts } from '#stores/second-factor-store.ts'
import { listUserCertificates } from '#stores/user-certificate-store.ts'
import { listUsers } from '#stores/user-store.ts'

interface Deps {
  readonly issueCertificateLink: IssueCertificateLink
}

/** More users than any account has; each without a certificate gets a mail when certificates are demanded. */
const EVERYBODY = 100_000

/**
 * The super user says how all users of the account sign in. What is demanded of others they must use themselves, so that
 * nobody locks the account from outside. `seen` is the rule that the page showed.
 */
export const chooseSignInRule =
  (deps: Deps) =>
  (
    scope: OperatorScope,
    { accountId, actor }: Pick<AccountScope, 'accountId' | 'actor'>,
    rule: { readonly seen: AuthenticationMode; readonly wanted: AuthenticationMode },
  ): Promise<void> =>
    inOperatorTransaction(scope, async (tx) => {
      const account = withinAccount({ ...tx, actor }, accountId)
      const { mode, accountName } = await lockSignInRule(account)
      if (actor.id === null || !(await isSuperUser(account, actor.id)))
        throw new Refusal('forbidden', 'super_user_only')
      // Sent twice, the second finds it done; changed by somebody else meanwhile, it is told so.
      if (mode === rule.wanted) return
      if (mode !== rule.seen) throw new Refusal('conflict', 'sign_in_rule_moved')
      await assertReady(account, actor.id, rule.wanted)
      await saveAuthenticationMode(account, rule.wanted)
      if (rule.wanted === 'client_certificate') await inviteOthers(deps, account)
      await recordLog(account, { action: actionOf(rule.seen, rule.wanted), subject: accountName })
    })

/** Each demand is one that the super user meets already. */
async function assertReady(tx: AccountTx & OperatorTx, id: string, wanted: AuthenticationMode): Promise<void> {
  if (wanted === 'two_factor') {
    const { hasFactor } = await readFactorFacts(tx, { kind: 'user', accountId: tx.accountId, id })
    if (!hasFactor) throw new Refusal('conflict', 'own_two_factor_first')
  }
  if (wanted === 'client_certificate') {
    const own = await listUserCertificates(tx, [id])
    if (!own.some((certificate) => isProven(certificate, tx.now())))
      throw new Refusal('conflict', 'own_certificate_first')
  }
}

/** Whoever has no certificate that serves is sent the link to one: their password opens nothing from now on. */
async function inviteOthers({ issueCertificateLink }: Deps, tx: AccountTx & OperatorTx): Promise<void> {
  for (const user of await listUsers(tx, '', EVERYBODY)) {
    if (user.suspendedAt === null && user.certificate?.state !== 'valid') await issueCertificateLink(tx, user)
  }
}

function actionOf(seen: AuthenticationMode, wanted: AuthenticationMode): LogAction {
  if (wanted === 'client_certificate') return 'account.certificates_demanded'
  if (seen === 'client_certificate') return 'account.certificates_lifted'
  return wanted === 'two_factor' ? 'account.two_factor_demanded' : 'account.two_factor_lifted'
}
