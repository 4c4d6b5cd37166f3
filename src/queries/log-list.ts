import type { ActorFilter, LogPage, LogRequest, LogRow } from '#domain/logs/log-list.ts'
import { keysetPage } from '#domain/shared/keyset.ts'
import { ask, askAll, type Question } from '#platform/ask.ts'
import type { AccountScope } from '#platform/scope.ts'

export interface LogUser {
  readonly id: string
  readonly name: string
  /** Is named in the log, and has no page any more. */
  readonly isDeleted: boolean
}

/** One page of an account's log, the newest first. */
export async function listLog(scope: AccountScope, request: LogRequest): Promise<LogPage> {
  return keysetPage(await ask(scope, pageQuestion(scope, request)), request)
}

/** The same, with the users whose acts can be asked for. */
export async function listLogWithUsers(
  scope: AccountScope,
  request: LogRequest,
): Promise<{ readonly page: LogPage; readonly users: readonly LogUser[] }> {
  const [rows, users] = await askAll<[LogRow, LogUser]>(scope, [
    pageQuestion(scope, request),
    {
      name: 'log-users',
      text: 'select id, name, deleted_at is not null as "isDeleted" from users where account_id = $1 order by name, id',
      values: [scope.accountId],
    },
  ])
  return { page: keysetPage(rows, request), users }
}

/** The clock that pages write moments by: a day of the log is a day there. */
export const LOG_ZONE = 'Europe/Paris'

function pageQuestion({ accountId }: AccountScope, request: LogRequest): Question<LogRow> {
  const { from, until, action, actor, length, cursor, backwards } = request
  const values: unknown[] = [accountId, length + 1]
  const value = (one: unknown) => `$${values.push(one)}`
  const conditions = [
    from !== null && `at >= (${value(from)}::date)::timestamp at time zone '${LOG_ZONE}'`,
    until !== null && `at < (${value(until)}::date + 1)::timestamp at time zone '${LOG_ZONE}'`,
    action !== null && `action = ${value(action)}`,
    actor !== null && byActor(actor, value),
    cursor !== null &&
      `(at, id) ${backwards ? '>' : '<'} (${value(cursor.value)}::timestamptz, ${value(cursor.id)}::uuid)`,
  ].filter((condition) => condition !== false)
  const order = backwards ? 'asc' : 'desc'
  const shape = [from, until, action, cursor].map((one) => (one === null ? '' : 'x'))
  const name = ['log', order, ...shape, actor === null ? '' : 'userId' in actor ? 'user' : 'kind'].join('-')
  return {
    name,
    text: `
      select id, at, actor_kind, actor_name, address, action, subject, details, at::text as sort_value
      from audit_log where ${['account_id = $1', ...conditions].join(' and ')}
      order by at ${order}, id ${order} limit $2`,
    values,
  }
}

function byActor(actor: ActorFilter, value: (one: unknown) => string): string {
  return 'userId' in actor ? `actor_id = ${value(actor.userId)}::uuid` : `actor_kind = ${value(actor.kind)}`
}
