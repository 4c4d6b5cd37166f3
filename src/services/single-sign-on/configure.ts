import { MOST_RULES, type RightsRule, type SingleSignOn } from '#domain/access/single-sign-on.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { newId } from '#platform/ids.ts'
import { sealContext } from '#platform/sealed-columns.ts'
import {
  inOperatorTransaction,
  withinAccount,
  type AccountScope,
  type AccountTx,
  type OperatorScope,
  type OperatorTx,
} from '#platform/scope.ts'
import type { ProviderFault } from '#ports/identity-provider.ts'
import { isSuperUser } from '#stores/account-security-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import {
  deleteRule,
  findSingleSignOn,
  insertRule,
  listRules,
  saveSingleSignOn,
  type KeptRule,
} from '#stores/single-sign-on-store.ts'
import { clientOf, type SingleSignOnDeps } from './deps.ts'

type Me = Pick<AccountScope, 'accountId' | 'actor'>

/** What the super user writes; an empty secret keeps the one that is there. */
export type SingleSignOnWish = SingleSignOn & { readonly clientSecret: string }

/** Sets an account's provider up, or changes how its users sign in there. */
export const configureSingleSignOn =
  ({ secrets }: Pick<SingleSignOnDeps, 'secrets'>) =>
  (scope: OperatorScope, me: Me, { clientSecret, ...wish }: SingleSignOnWish): Promise<'saved' | 'secret_missing'> =>
    asSuperUser(scope, me, async (tx) => {
      const before = await findSingleSignOn(tx, true)
      // A secret goes to the provider that it was given for, never to another one that is typed in its place.
      const isSame = before?.issuer === wish.issuer && before.clientId === wish.clientId
      if (clientSecret === '' && !isSame) return 'secret_missing'
      const id = before?.id ?? newId(tx.now())
      const sealedSecret =
        clientSecret === '' && before
          ? before.sealedSecret
          : secrets.seal(Buffer.from(clientSecret), sealContext('single_sign_ons', id))
      await saveSingleSignOn(tx, { ...wish, id, sealedSecret }, tx.now())
      const details = { ...wish, newSecret: clientSecret !== '' }
      await recordLog(tx, { action: 'single_sign_on.changed', subject: wish.issuer, details })
      return 'saved'
    })

/** Gives rights to whoever's claims meet a condition; the form's own id makes two clicks one rule. */
export const addRightsRule = (scope: OperatorScope, me: Me, rule: KeptRule): Promise<void> =>
  asSuperUser(scope, me, async (tx) => {
    if (!(await findSingleSignOn(tx, true))) throw new Refusal('conflict', 'single_sign_on_missing')
    if ((await listRules(tx)).length >= MOST_RULES) throw new Refusal('conflict', 'too_many_rules')
    if (!(await insertRule(tx, rule))) return
    await recordLog(tx, { action: 'single_sign_on.rule_added', subject: rule.claim, details: told(rule) })
  })

/** Takes a rule away; whoever had rights by it alone loses them at their next sign-in. */
export const removeRightsRule = (scope: OperatorScope, me: Me, id: string): Promise<void> =>
  asSuperUser(scope, me, async (tx) => {
    const rule = await deleteRule(tx, id)
    // Sent twice, the second finds nothing left to do.
    if (rule) await recordLog(tx, { action: 'single_sign_on.rule_removed', subject: rule.claim, details: told(rule) })
  })

export type ConnectionTest = { readonly outcome: 'works'; readonly host: string } | { readonly outcome: ProviderFault }

/** Asks the provider what it publishes of itself, as every sign-in does first. The secret shows at a real sign-in. */
export const testConnection =
  (deps: SingleSignOnDeps) =>
  async (scope: OperatorScope, me: Me): Promise<ConnectionTest> => {
    const kept = await asSuperUser(scope, me, (tx) => findSingleSignOn(tx))
    if (!kept) throw new Refusal('conflict', 'single_sign_on_missing')
    const found = await deps.provider.discover(clientOf(deps, kept))
    const outcome = found.ok ? 'works' : found.fault
    const details = found.ok ? { outcome } : { outcome, detail: found.detail }
    await asSuperUser(scope, me, (tx) =>
      recordLog(tx, { action: 'single_sign_on.tested', subject: kept.issuer, details }),
    )
    return found.ok ? { outcome: 'works', host: found.host } : { outcome: found.fault }
  }

function asSuperUser<Result>(
  scope: OperatorScope,
  { accountId, actor }: Me,
  work: (tx: AccountTx & OperatorTx) => Promise<Result>,
): Promise<Result> {
  return inOperatorTransaction(scope, async (operatorTx) => {
    const tx = withinAccount({ ...operatorTx, actor }, accountId)
    if (actor.id === null || !(await isSuperUser(tx, actor.id))) throw new Refusal('forbidden', 'super_user_only')
    return work(tx)
  })
}

const told = ({ claim, test, value, rights }: RightsRule) => ({ claim, test, value, rights })
