import type { OpenSession } from '#domain/access/open-session.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { hashToken } from '#platform/ids.ts'
import type { AccountScope } from '#platform/scope.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { deleteSessionsOf, deleteSessionOf, listSessionsOf } from '#stores/session-store.ts'
import type { AsOwner } from './own-credentials.ts'
import { idleSince } from './own-profile.ts'

interface Deps {
  readonly asOwner: AsOwner
  readonly idleMinutes: number
}

/** Where somebody is signed in, the session that asks first, then the one used last. */
export const listOwnSessions =
  ({ asOwner, idleMinutes }: Deps) =>
  (scope: AccountScope, token: string): Promise<OpenSession[]> =>
    asOwner(scope, async (tx, { id }) => {
      const rows = await listSessionsOf(tx, id, idleSince(tx.now(), idleMinutes))
      const own = hashToken(token)
      const sessions = rows.map(({ tokenHash, ...row }) => ({ ...row, isThis: tokenHash.equals(own) }))
      return sessions.toSorted((a, b) => Number(b.isThis) - Number(a.isThis))
    })

/** Ends one of somebody's own sessions. */
export const endOwnSession =
  ({ asOwner }: Pick<Deps, 'asOwner'>) =>
  (scope: AccountScope, sessionId: string): Promise<void> =>
    asOwner(scope, async (tx, { id, login }) => {
      if (!(await deleteSessionOf(tx, id, sessionId))) throw new Refusal('not_found', 'session_not_found')
      await recordLog(tx, { action: 'session.ended', subject: login })
    })

/** Ends all of somebody's sessions but the one that asks. */
export const endOtherSessions =
  ({ asOwner }: Pick<Deps, 'asOwner'>) =>
  (scope: AccountScope, token: string): Promise<void> =>
    asOwner(scope, async (tx, { id, login }) => {
      const count = await deleteSessionsOf(tx, { kind: 'user', accountId: tx.accountId, id }, hashToken(token))
      if (count > 0) await recordLog(tx, { action: 'session.others_ended', subject: login, details: { count } })
    })
