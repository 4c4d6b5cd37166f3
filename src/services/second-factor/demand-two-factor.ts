import { Refusal } from '#domain/shared/refusal.ts'
import { inOperatorTransaction, withinAccount, type AccountScope, type OperatorScope } from '#platform/scope.ts'
import { isSuperUser, lockSignInRule, saveAuthenticationMode } from '#stores/account-security-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { readFactorFacts } from '#stores/second-factor-store.ts'

export type SignInRule = 'password' | 'two_factor'

/**
 * The super user makes two-factor sign-in mandatory for all users of the account, or lifts that. Whoever has none is led
 * to set it up at their next sign-in. `seen` is the rule that the page showed.
 */
export const demandTwoFactor = (
  scope: OperatorScope,
  { accountId, actor }: Pick<AccountScope, 'accountId' | 'actor'>,
  rule: { readonly seen: SignInRule; readonly wanted: SignInRule },
): Promise<void> =>
  inOperatorTransaction(scope, async (tx) => {
    const account = withinAccount({ ...tx, actor }, accountId)
    const { mode, accountName } = await lockSignInRule(account)
    if (actor.id === null || !(await isSuperUser(account, actor.id))) throw new Refusal('forbidden', 'super_user_only')
    // Sent twice, the second finds it done; changed by somebody else meanwhile, it is told so.
    if (mode === rule.wanted) return
    if (mode !== rule.seen) throw new Refusal('conflict', 'sign_in_rule_moved')
    if (rule.wanted === 'two_factor') {
      const { hasFactor } = await readFactorFacts(tx, { kind: 'user', accountId, id: actor.id })
      if (!hasFactor) throw new Refusal('conflict', 'own_two_factor_first')
    }
    await saveAuthenticationMode(account, rule.wanted)
    const action = rule.wanted === 'two_factor' ? 'account.two_factor_demanded' : 'account.two_factor_lifted'
    await recordLog(account, { action, subject: accountName })
  })
