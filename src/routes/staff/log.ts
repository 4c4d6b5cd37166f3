import { z } from 'zod'
import { STAFF_LOG_ACTIONS } from '#domain/logs/staff-log-actions.ts'
import type { StaffLogRequest } from '#domain/logs/staff-log-list.ts'
import { decodeCursor, isInstant } from '#domain/shared/keyset.ts'
import { sendCsv } from '#http/send-csv.ts'
import { show } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import { staffLogCsvHead, staffLogCsvLines } from '#presenters/staff/staff-log-csv.ts'
import { staffLogPage } from '#presenters/staff/staff-log-page.ts'
import type { Services } from '#services/index.ts'

const PAGE_LENGTH = 50
const EXPORT_BATCH = 500

const Day = z.iso.date().nullable().catch(null).default(null)

/** What the address may hold. Anything else in it is as if it were not there: addresses are bookmarks. */
const Query = z.object({
  from: Day,
  until: Day,
  action: z.enum(STAFF_LOG_ACTIONS).nullable().catch(null).default(null),
  who: z.uuid().nullable().catch(null).default(null),
  after: z.string().max(400).catch('').default(''),
  before: z.string().max(400).optional().catch(undefined),
})

function logRequest(query: unknown, length: number): StaffLogRequest {
  const { from, until, action, who: staffId, after, before } = Query.parse(query)
  const cursor = decodeCursor(before ?? after, isInstant)
  return { from, until, action, staffId, length, cursor, backwards: cursor !== null && before !== undefined }
}

/** What our staff did, for those who answer for it. */
export function staffLogRoutes({ team }: Pick<Services, 'team'>) {
  const list = async ({ req, res, operator, language, t }: StaffVisit) => {
    const request = logRequest(req.query, PAGE_LENGTH)
    const [page, people] = await Promise.all([team.log(operator, request), team.staffNames(operator)])
    show(res, 'staff/staff-log', staffLogPage({ page, people, request, address: req.originalUrl, language, t }))
  }

  const exportCsv = ({ req, res, operator, t }: StaffVisit) => {
    const request = { ...logRequest(req.query, EXPORT_BATCH), cursor: null, backwards: false }
    return sendCsv(res, 'staff-log', staffLogCsvHead(t), team.walkLog(operator, request), (rows) =>
      staffLogCsvLines(rows, t),
    )
  }

  return { list, exportCsv }
}
