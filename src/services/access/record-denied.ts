import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { recordLog } from '#stores/audit-log-store.ts'

/** Notes that somebody asked for a page that their rights don't include (ASVS 16.3). */
export const recordDenied = (scope: AccountScope, path: string): Promise<void> =>
  inTransaction(scope, (tx) => recordLog(tx, { action: 'access.denied', subject: path.slice(0, 200) }))
