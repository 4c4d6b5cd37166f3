import type { OpenSession } from '#domain/access/open-session.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { hashToken } from '#platform/ids.ts'
import { inOperatorTransaction, type OperatorScope } from '#platform/scope.ts'
import { idleSince } from '#services/access/own-profile.ts'
import { recordStaffLog } from '#stores/audit-log-store.ts'
import { deleteSessionsOf, deleteStaffSession, listSessionsOfStaff } from '#stores/session-store.ts'
import { findStaffPerson } from '#stores/staff-store.ts'

/** Where somebody of the staff is signed in, the session that asks first, then the one used last. */
export const listStaffSessions =
  ({ idleMinutes }: { readonly idleMinutes: number }) =>
  (scope: OperatorScope, token: string): Promise<OpenSession[]> =>
    inOperatorTransaction(scope, async (tx) => {
      const rows = await listSessionsOfStaff(tx, tx.actor.id ?? '', idleSince(tx.now(), idleMinutes))
      const own = hashToken(token)
      const sessions = rows.map(({ tokenHash, ...row }) => ({ ...row, isThis: tokenHash.equals(own) }))
      return sessions.toSorted((a, b) => Number(b.isThis) - Number(a.isThis))
    })

/** Ends one of somebody's own sessions. */
export const endStaffSession = (scope: OperatorScope, sessionId: string): Promise<void> =>
  inOperatorTransaction(scope, async (tx) => {
    const person = await findStaffPerson(tx, tx.actor.id ?? '')
    if (!person || !(await deleteStaffSession(tx, person.id, sessionId)))
      throw new Refusal('not_found', 'session_not_found')
    await recordStaffLog(tx, { action: 'session.ended', subject: person.login })
  })

/** Ends all of somebody's sessions but the one that asks. */
export const endOtherStaffSessions = (scope: OperatorScope, token: string): Promise<void> =>
  inOperatorTransaction(scope, async (tx) => {
    const person = await findStaffPerson(tx, tx.actor.id ?? '')
    if (!person) return
    const count = await deleteSessionsOf(tx, person, hashToken(token))
    if (count > 0)
      await recordStaffLog(tx, { action: 'session.others_ended', subject: person.login, details: { count } })
  })
