import { z } from 'zod'
import { LOG_ACTIONS } from '#domain/logs/log-actions.ts'
import { OTHER_ACTORS, type ActorFilter, type LogRequest } from '#domain/logs/log-list.ts'
import { decodeCursor, isInstant } from '#domain/shared/keyset.ts'

const Day = z.iso.date().nullable().catch(null)

/** What the address of the log may hold. Anything else in it is as if it were not there: addresses are bookmarks. */
const Query = z.object({
  from: Day.default(null),
  until: Day.default(null),
  action: z.enum(LOG_ACTIONS).nullable().catch(null).default(null),
  actor: z
    .union([
      z.enum(OTHER_ACTORS).transform((kind): ActorFilter => ({ kind })),
      z.uuid().transform((userId): ActorFilter => ({ userId })),
    ])
    .nullable()
    .catch(null)
    .default(null),
  after: z.string().max(400).catch('').default(''),
  before: z.string().max(400).optional().catch(undefined),
})

/** Reads the address of the log into what is asked of the database. */
export function logRequest(query: unknown, length: number): LogRequest {
  const { from, until, action, actor, after, before } = Query.parse(query)
  const cursor = decodeCursor(before ?? after, isInstant)
  return { from, until, action, actor, length, cursor, backwards: cursor !== null && before !== undefined }
}
