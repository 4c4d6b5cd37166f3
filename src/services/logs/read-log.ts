import type { LogRequest, LogRow } from '#domain/logs/log-list.ts'
import type { AccountScope } from '#platform/scope.ts'
import { listLog, listLogWithUsers } from '#queries/log-list.ts'

/** A page of the account's log, and the users whose acts can be asked for. */
export const readLog = (scope: AccountScope, request: LogRequest) => listLogWithUsers(scope, request)

/** Every line that a request finds, in batches: for exports, which never hold more than one. */
export async function* walkLog(scope: AccountScope, request: LogRequest): AsyncGenerator<readonly LogRow[]> {
  for (let cursor: LogRequest['cursor'] = null; ;) {
    const page = await listLog(scope, { ...request, cursor, backwards: false })
    yield page.rows
    if (!page.next) return
    cursor = page.next
  }
}
