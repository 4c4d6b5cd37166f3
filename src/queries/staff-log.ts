import type { StaffLogPage, StaffLogRequest, StaffLogRow } from '#domain/logs/staff-log-list.ts'
import { keysetPage } from '#domain/shared/keyset.ts'
import { askOperator } from '#platform/ask.ts'
import type { OperatorScope } from '#platform/scope.ts'
import { LOG_ZONE } from './log-list.ts'

/** One page of the staff's log, the newest first. */
export async function listStaffLogAcrossAccounts(
  scope: OperatorScope,
  request: StaffLogRequest,
): Promise<StaffLogPage> {
  const { from, until, action, staffId, length, cursor, backwards } = request
  const values: unknown[] = [length + 1]
  const value = (one: unknown) => `$${values.push(one)}`
  const conditions = [
    from !== null && `at >= (${value(from)}::date)::timestamp at time zone '${LOG_ZONE}'`,
    until !== null && `at < (${value(until)}::date + 1)::timestamp at time zone '${LOG_ZONE}'`,
    action !== null && `action = ${value(action)}`,
    staffId !== null && `staff_id = ${value(staffId)}::uuid`,
    cursor !== null &&
      `(at, id) ${backwards ? '>' : '<'} (${value(cursor.value)}::timestamptz, ${value(cursor.id)}::uuid)`,
  ].filter((condition) => condition !== false)
  const order = backwards ? 'asc' : 'desc'
  const shape = [from, until, action, staffId, cursor].map((one) => (one === null ? '' : 'x'))
  const rows = await askOperator<StaffLogRow>(scope, {
    name: ['staff-log', order, ...shape].join('-'),
    text: `
      select id, at, staff_name, address, action, subject, details, at::text as sort_value
      from staff_log where ${conditions.join(' and ') || 'true'}
      order by at ${order}, id ${order} limit $1`,
    values,
  })
  return keysetPage(rows, request)
}

export interface StaffName {
  readonly id: string
  readonly name: string
}

/** Everybody whose acts can be asked for. */
export const listStaffNamesAcrossAccounts = (scope: OperatorScope): Promise<StaffName[]> =>
  askOperator<StaffName>(scope, {
    name: 'staff-names',
    text: 'select id, name from staff order by name, id',
    values: [],
  })
