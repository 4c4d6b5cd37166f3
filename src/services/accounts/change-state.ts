import { accountState, stateAfter, type StateAct } from '#domain/accounts/account-state.ts'
import { closingObstacles, type Obstacle } from '#domain/accounts/standing.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { inOperatorTransaction, withinAccount, type OperatorScope } from '#platform/scope.ts'
import type { QueueMail } from '#services/mails/queue-mail.ts'
import {
  deleteSessionsOfAccount,
  lockAccountCalled,
  readStanding,
  saveAccountState,
} from '#stores/account-state-store.ts'
import { recordLog, recordStaffLog } from '#stores/audit-log-store.ts'
import { tellSuperUser } from './tell-super-user.ts'

const ACTION = { suspend: 'account.suspended', reopen: 'account.reopened', close: 'account.closed' } as const
const MAIL = { suspend: 'account_suspended', reopen: 'account_reopened', close: 'account_closed' } as const

interface Deps {
  readonly queueMail: QueueMail
  readonly publicUrl: string
}

/**
 * Suspends an account, opens it again, or closes it for good; gives what a closing has to wait for, which changes
 * nothing. All its users are signed out at once, and the super user is told why.
 */
export const changeAccountState =
  ({ queueMail, publicUrl }: Deps) =>
  (scope: OperatorScope, slug: string, act: StateAct, reason: string): Promise<readonly Obstacle[]> =>
    inOperatorTransaction(scope, async (optx) => {
      const account = await lockAccountCalled(optx, slug)
      const after = stateAfter(act, accountState(account))
      if (after === null) throw new Refusal('conflict', 'account_state_moved')
      const tx = withinAccount(optx, account.id)
      const obstacles = act === 'close' ? closingObstacles(await readStanding(tx, account.currency)) : []
      if (obstacles.length > 0) return obstacles

      const shutAt = account.suspendedAt ?? tx.now()
      await saveAccountState(optx, account.id, {
        suspendedAt: after === 'open' ? null : shutAt,
        suspensionReason: after === 'open' ? null : reason,
        closedAt: after === 'closed' ? tx.now() : null,
      })
      if (after !== 'open') await deleteSessionsOfAccount(optx, account.id)
      await recordLog(tx, { action: ACTION[act], subject: account.name, details: { reason } })
      await recordStaffLog(optx, { action: ACTION[act], subject: slug, details: { reason } })
      await tellSuperUser(tx, queueMail, (name) => {
        return { kind: MAIL[act], data: { name, accountName: account.name, reason, portalUrl: `${publicUrl}/sign-in` } }
      })
      return []
    })
