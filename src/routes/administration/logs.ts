import { show } from '#http/views.ts'
import { sendCsv } from '#http/send-csv.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { logCsvHead, logCsvLines } from '#presenters/administration/log-csv.ts'
import { logPage } from '#presenters/administration/log-page.ts'
import type { Services } from '#services/index.ts'
import { logRequest } from './log-request.ts'

const PAGE_LENGTH = 50
const EXPORT_BATCH = 500

/** What happened in the account, who did it and from where. */
export function logRoutes({ logs }: Pick<Services, 'logs'>) {
  const list = async ({ req, res, scope, user, language, t }: CustomerVisit) => {
    const request = logRequest(req.query, PAGE_LENGTH)
    const found = await logs.read(scope, request)
    show(
      res,
      'administration/logs',
      logPage({ ...found, request, address: req.originalUrl, rights: user.rights, language, t }),
    )
  }

  const exportCsv = ({ req, res, scope, t }: CustomerVisit) => {
    const request = { ...logRequest(req.query, EXPORT_BATCH), cursor: null, backwards: false }
    const lines = logs.walk(scope, request)
    return sendCsv(res, 'log', logCsvHead(t), lines, (rows) => logCsvLines(rows, t))
  }

  return { list, exportCsv }
}
