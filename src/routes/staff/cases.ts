import { QUEUE_VIEWS } from '#domain/validation/queued-case.ts'
import { typed } from '#http/form.ts'
import { sendFile } from '#http/send-file.ts'
import { show as showView } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import type { RejectedForm } from '#presenters/staff/case-file.ts'
import { casePage } from '#presenters/staff/case-page.ts'
import { casesPage, type CaseListFacts } from '#presenters/staff/cases-page.ts'
import type { Services } from '#services/index.ts'

/** A queue that is longer than this needs more people, not more pages. */
const MOST = 100

export function caseRoutes(services: Services) {
  const list = async (visit: StaffVisit): Promise<void> => {
    const shown = typed(visit.req.query)['show']
    const view = QUEUE_VIEWS.find((one) => one === shown) ?? 'all'
    const cases = await services.staff.queue(visit.operator, view, MOST + 1)
    showView(visit.res, 'staff/cases', casesPage({ ...caseListFacts(visit, services), view, cases, most: MOST }))
  }

  const document = async ({ req, res, operator }: StaffVisit): Promise<void> => {
    const { reference, documentId } = req.params
    sendFile(res, await services.staff.fetchSentDocument(operator, String(reference), String(documentId)))
  }

  return { list, show: (visit: StaffVisit) => showCase(visit, services, null), document }
}

/** Shows a case; after a form that was not taken, with what was typed and what is wrong with it. */
export async function showCase(visit: StaffVisit, services: Services, rejected: RejectedForm | null): Promise<void> {
  const { req, res, operator, language, t } = visit
  const file = await services.staff.readCase(operator, String(req.params['reference']))
  const brand = services.catalogue.all().brands.find(({ code }) => code === file.order.brandCode)?.name ?? ''
  if (rejected) res.status(422)
  showView(res, 'staff/case', casePage({ file, rejected, language, now: operator.now(), t }, brand))
}

export const caseListFacts = ({ operator, language, t }: StaffVisit, { catalogue }: Services): CaseListFacts => ({
  language,
  now: operator.now(),
  productName: (code) => catalogue.productName(code, language),
  t,
})
