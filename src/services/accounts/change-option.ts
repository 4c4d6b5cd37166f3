import type { PurchaseOption } from '#domain/access/signed-in.ts'
import { accountState } from '#domain/accounts/account-state.ts'
import { optionObstacles } from '#domain/accounts/option-change.ts'
import type { Obstacle } from '#domain/accounts/standing.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { dayOf } from '#domain/shared/time.ts'
import { inOperatorTransaction, withinAccount, type OperatorScope } from '#platform/scope.ts'
import type { QueueMail } from '#services/mails/queue-mail.ts'
import { hasPricesFor, lockAccountCalled, readStanding, savePurchaseOption } from '#stores/account-state-store.ts'
import { recordLog, recordStaffLog } from '#stores/audit-log-store.ts'
import { tellSuperUser } from './tell-super-user.ts'

interface Deps {
  readonly queueMail: QueueMail
  readonly publicUrl: string
}

/** What each of the options would have to wait for, the present one left out. */
export const readOptionObstacles = (
  scope: OperatorScope,
  account: { readonly id: string; readonly currency: string; readonly purchaseOption: PurchaseOption },
  options: readonly PurchaseOption[],
): Promise<readonly { readonly option: PurchaseOption; readonly obstacles: readonly Obstacle[] }[]> =>
  inOperatorTransaction(scope, async (optx) => {
    const standing = await readStanding(withinAccount(optx, account.id), account.currency)
    const found: { option: PurchaseOption; obstacles: readonly Obstacle[] }[] = []
    for (const option of options) {
      if (option === account.purchaseOption) continue
      const hasPrices = await hasPricesFor(optx, option, account.currency, dayOf(optx.now()))
      found.push({
        option,
        obstacles: optionObstacles({ from: account.purchaseOption, to: option, hasPrices }, standing),
      })
    }
    return found
  })

/** Gives an account another purchase option, from now on; gives what it has to wait for, which changes nothing. */
export const changeOption =
  ({ queueMail, publicUrl }: Deps) =>
  (scope: OperatorScope, slug: string, to: PurchaseOption, reason: string): Promise<readonly Obstacle[]> =>
    inOperatorTransaction(scope, async (optx) => {
      const account = await lockAccountCalled(optx, slug)
      const { id, name, currency, purchaseOption: from } = account
      if (accountState(account) === 'closed') throw new Refusal('conflict', 'account_state_moved')
      // Sent twice, the second finds it done.
      if (from === to) return []
      const tx = withinAccount(optx, id)
      const hasPrices = await hasPricesFor(optx, to, currency, dayOf(optx.now()))
      const obstacles = optionObstacles({ from, to, hasPrices }, await readStanding(tx, currency))
      if (obstacles.length > 0) return obstacles

      await savePurchaseOption(optx, id, to)
      await recordLog(tx, { action: 'account.option_changed', subject: name, details: { from, to, reason } })
      await recordStaffLog(optx, {
        action: 'account.option_changed',
        subject: slug,
        details: { from, to, reason },
      })
      await tellSuperUser(tx, queueMail, (superUser) => {
        const data = { name: superUser, accountName: name, from, to, portalUrl: `${publicUrl}/sign-in` }
        return { kind: 'option_changed', data }
      })
      return []
    })
