import type { StaffLogRequest, StaffLogRow } from '#domain/logs/staff-log-list.ts'
import type { OperatorScope } from '#platform/scope.ts'
import { listStaffLogAcrossAccounts } from '#queries/staff-log.ts'

/** Every line that a request finds, in batches: for exports, which never hold more than one. */
export async function* walkStaffLog(
  scope: OperatorScope,
  request: StaffLogRequest,
): AsyncGenerator<readonly StaffLogRow[]> {
  for (let cursor: StaffLogRequest['cursor'] = null; ;) {
    const page = await listStaffLogAcrossAccounts(scope, { ...request, cursor, backwards: false })
    yield page.rows
    if (!page.next) return
    cursor = page.next
  }
}
