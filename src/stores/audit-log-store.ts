import type { LogAction } from '#domain/logs/log-actions.ts'
import type { StaffLogAction } from '#domain/logs/staff-log-actions.ts'
import { newId } from '#platform/ids.ts'
import { rowsOf, type AccountTx, type OperatorScope, type OperatorTx } from '#platform/scope.ts'

export interface LogEntry {
  /** Of the line, where what writes it may run twice: the second finds it there. */
  readonly id?: string
  readonly action: LogAction
  /** Reference of what it was done to. */
  readonly subject: string
  readonly details?: Readonly<Record<string, unknown>>
}

/** Writes down who did what, in the transaction that does it: an act and its record stand or fall together. */
export async function recordLog(tx: AccountTx, { id, action, subject, details = {} }: LogEntry): Promise<void> {
  const line = rowsOf(tx, 'audit_log').insert({
    id: id ?? newId(tx.now()),
    at: tx.now(),
    actor_kind: tx.actor.kind,
    actor_id: tx.actor.id,
    actor_name: tx.actor.name,
    address: tx.actor.address,
    action,
    subject,
    details: JSON.stringify(details),
  })
  // A line that is there already fires no trigger, so that its chain stays as it is.
  await (id === undefined ? line : line.onConflict(['account_id', 'id']).ignore())
}

/** The same for what staff do in the operator's own house. */
export async function recordStaffLog(
  scope: OperatorScope | OperatorTx,
  { id, action, subject, details = {} }: Omit<LogEntry, 'action'> & { readonly action: StaffLogAction },
): Promise<void> {
  const { operator, actor, now } = scope
  const connection = 'trx' in scope ? scope.trx : operator.knex
  const line = connection('staff_log').insert({
    id: id ?? newId(now()),
    at: now(),
    staff_id: actor.kind === 'staff' ? actor.id : null,
    staff_name: actor.name,
    address: actor.address,
    action,
    subject,
    details: JSON.stringify(details),
  })
  await (id === undefined ? line : line.onConflict('id').ignore())
}
