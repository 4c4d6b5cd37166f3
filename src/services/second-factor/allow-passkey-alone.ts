import { Refusal } from '#domain/shared/refusal.ts'
import { inOperatorTransaction, withinAccount, type AccountScope, type OperatorScope } from '#platform/scope.ts'
import { isSuperUser, lockSignInRule, savePasskeyAlone } from '#stores/account-security-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'

/** The super user lets passkeys of the account's users stand alone, without login and password, or no longer. */
export const allowPasskeyAlone = (
  scope: OperatorScope,
  { accountId, actor }: Pick<AccountScope, 'accountId' | 'actor'>,
  rule: { readonly seen: boolean; readonly wanted: boolean },
): Promise<void> =>
  inOperatorTransaction(scope, async (tx) => {
    const account = withinAccount({ ...tx, actor }, accountId)
    const { passkeyAlone, accountName } = await lockSignInRule(account)
    if (actor.id === null || !(await isSuperUser(account, actor.id))) throw new Refusal('forbidden', 'super_user_only')
    if (passkeyAlone === rule.wanted) return
    if (passkeyAlone !== rule.seen) throw new Refusal('conflict', 'sign_in_rule_moved')
    await savePasskeyAlone(account, rule.wanted)
    const action = rule.wanted ? 'account.passkey_alone_allowed' : 'account.passkey_alone_forbidden'
    await recordLog(account, { action, subject: accountName })
  })
