import { staffMay } from '#domain/access/staff-roles.ts'
import { show as showView } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import { overviewPage } from '#presenters/staff/overview-page.ts'
import type { Services } from '#services/index.ts'
import { caseListFacts } from './cases.ts'

const OLDEST = 5

export function overviewRoutes(services: Services) {
  const show = async (visit: StaffVisit): Promise<void> => {
    const { operator, res } = visit
    const { role } = visit.staff
    const [work, oldest] = await Promise.all([
      services.staff.countWork(operator),
      staffMay(role, 'cases:work') ? services.staff.queue(operator, 'all', OLDEST) : null,
    ])
    showView(res, 'staff/overview', overviewPage({ ...caseListFacts(visit, services), role, work, oldest }))
  }

  return { show }
}
