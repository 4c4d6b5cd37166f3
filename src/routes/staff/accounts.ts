import { staffMay } from '#domain/access/staff-roles.ts'
import { show } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import { accountsPage } from '#presenters/staff/accounts-page.ts'
import type { Services } from '#services/index.ts'
import { searchOf } from '#http/search.ts'

const MOST = 200

export function accountRoutes({ staff }: Services) {
  const list = async ({ req, res, operator, staff: me, language, t }: StaffVisit): Promise<void> => {
    const keyword = searchOf(req.query)
    const accounts = await staff.accounts(operator, keyword, MOST + 1)
    const facts = {
      address: req.originalUrl,
      keyword,
      accounts,
      most: MOST,
      mayResetFactors: staffMay(me.role, 'second_factors:reset'),
      language,
      t,
    }
    show(res, 'staff/accounts', accountsPage(facts))
  }

  return { list }
}
