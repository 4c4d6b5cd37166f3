import { decodeCursor } from '#domain/shared/keyset.ts'
import { staffMay } from '#domain/access/staff-roles.ts'
import { typed } from '#http/form.ts'
import { searchOf } from '#http/search.ts'
import { show } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import { accountsPage } from '#presenters/staff/accounts-page.ts'
import type { Services } from '#services/index.ts'

const PAGE_LENGTH = 50
const isText = (value: string) => !value.includes('\u0000')

/** Every customer, a page at a time. */
export function accountRoutes({ staff }: Services) {
  const list = async ({ req, res, operator, staff: me, language, t }: StaffVisit): Promise<void> => {
    const keyword = searchOf(req.query)
    const { after, before } = typed(req.query)
    const cursor = decodeCursor(before ?? after ?? '', isText)
    const backwards = cursor !== null && before !== undefined
    const page = await staff.accounts(operator, { keyword, length: PAGE_LENGTH, cursor, backwards })
    const mayResetFactors = staffMay(me.role, 'second_factors:reset')
    const mayClearNetworks = staffMay(me.role, 'networks:clear')
    const facts = { address: req.originalUrl, keyword, page, mayResetFactors, mayClearNetworks, language, t }
    show(res, 'staff/accounts', accountsPage(facts))
  }

  return { list }
}
