import { comesFrom } from '#domain/network/typed-networks.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { inOperatorTransaction, withinAccount, type AccountScope, type OperatorScope } from '#platform/scope.ts'
import { isSuperUser, lockSignInNetworks, saveSignInNetworks } from '#stores/account-security-store.ts'
import { findAccountId } from '#stores/opening-store.ts'
import { recordLog, recordStaffLog } from '#stores/audit-log-store.ts'
import { endSession } from '#stores/session-store.ts'

type Asking = Pick<AccountScope, 'accountId' | 'actor'>

/** From where the users of the account may sign in and work; nothing is everywhere. */
export const readSignInNetworks = (scope: OperatorScope, { accountId }: Asking): Promise<readonly string[]> =>
  inOperatorTransaction(scope, async (tx) => (await lockSignInNetworks(withinAccount(tx, accountId))).networks)

/**
 * The super user says from where users may sign in and work. Whoever says so must be inside, or they would have locked
 * themselves out; everybody outside is signed out at their next page. `seen` is the list that the page showed.
 */
export const saveNetworks = (
  scope: OperatorScope,
  { accountId, actor }: Asking,
  { seen, networks }: { readonly seen: string; readonly networks: readonly string[] },
): Promise<'saved' | 'outside'> =>
  inOperatorTransaction(scope, async (tx) => {
    const account = withinAccount({ ...tx, actor }, accountId)
    const { networks: before, accountName } = await lockSignInNetworks(account)
    if (actor.id === null || !(await isSuperUser(account, actor.id))) throw new Refusal('forbidden', 'super_user_only')
    if (before.join(' ') === networks.join(' ')) return 'saved'
    if (before.join(' ') !== seen) throw new Refusal('conflict', 'sign_in_rule_moved')
    if (!comesFrom(networks, actor.address ?? '')) return 'outside'
    await saveSignInNetworks(account, networks)
    await recordLog(account, {
      action: 'account.networks_changed',
      subject: accountName,
      details: { before: before.join(' '), after: networks.join(' ') },
    })
    return 'saved'
  })

/** Staff take the list away for somebody who has locked themselves out; the reason stands in both logs. */
export const clearNetworks = (scope: OperatorScope, slug: string, reason: string): Promise<void> =>
  inOperatorTransaction(scope, async (tx) => {
    const accountId = await findAccountId(tx, slug)
    if (accountId === null) throw new Refusal('not_found', 'page_not_found')
    const account = withinAccount(tx, accountId)
    const { networks: before, accountName } = await lockSignInNetworks(account)
    // Sent twice, or the list is gone meanwhile: what was wanted is so.
    if (before.length === 0) return
    await saveSignInNetworks(account, [])
    const details = { before: before.join(' '), reason }
    await recordLog(account, { action: 'account.networks_cleared', subject: accountName, details })
    await recordStaffLog(tx, { action: 'account.networks_cleared', subject: accountName, details })
  })

export interface OutsideSession {
  readonly tokenHash: Buffer
  readonly user: { readonly id: string; readonly login: string; readonly name: string }
  readonly accountId: string
  readonly address: string
}

/** Ends a session that is used from where it may not be; of several requests at once one writes it down. */
export const endSessionFromOutside = (
  scope: OperatorScope,
  { tokenHash, user, accountId, address }: OutsideSession,
): Promise<void> =>
  inOperatorTransaction(scope, async (tx) => {
    if (!(await endSession(tx, tokenHash))) return
    const { id, name, login } = user
    const actor = { kind: 'user', id, name, rights: new Set<never>(), address } as const
    await recordLog({ ...withinAccount(tx, accountId), actor }, { action: 'session.network_refused', subject: login })
  })
