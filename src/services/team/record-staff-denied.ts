import type { OperatorScope } from '#platform/scope.ts'
import { recordStaffLog } from '#stores/audit-log-store.ts'

/** Notes that somebody of the staff asked for what is not open to their role, or to a mere look at an account. */
export const recordStaffDenied = (scope: OperatorScope, path: string): Promise<void> =>
  recordStaffLog(scope, { action: 'access.denied', subject: path.slice(0, 200) })
