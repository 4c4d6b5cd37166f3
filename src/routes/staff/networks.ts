import { Refusal } from '#domain/shared/refusal.ts'
import { done } from '#http/done.ts'
import type { FieldErrors } from '#http/form.ts'
import { searchOf } from '#http/search.ts'
import type { StaffRoute } from '#http/section.ts'
import { show as showView } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import { clearNetworksPage, staffNetworksPage } from '#presenters/staff/networks-pages.ts'
import type { Services } from '#services/index.ts'
import { Confirmation, confirmed, draftOf } from './confirmed.ts'

const MOST = 100
const LIST = '/accounts/networks'

/** Helping an account whose super user has shut themselves out by their own list of networks. */
export function staffNetworkRoutes(
  services: Pick<Services, 'access' | 'staff' | 'secondFactor'>,
): readonly StaffRoute[] {
  const { access, staff, secondFactor } = services
  const list = async ({ req, res, operator, t }: StaffVisit): Promise<void> => {
    const keyword = searchOf(req.query)
    const accounts = await staff.networkedAccounts(operator, keyword, MOST)
    showView(res, 'staff/networks', staffNetworksPage({ address: req.originalUrl, keyword, accounts, t }))
  }

  const form = async (visit: StaffVisit, errors: FieldErrors): Promise<void> => {
    const { req, res, operator, t } = visit
    const account = await staff.networkedAccount(operator, slugOf(req))
    if (!account) throw new Refusal('not_found', 'page_not_found')
    const confirmBy = await secondFactor.asksAgain(operator)
    showView(res, 'staff/act', clearNetworksPage({ account, draft: draftOf(visit, errors), confirmBy, t }))
  }

  const clear = (visit: StaffVisit): Promise<void> =>
    confirmed(services, visit, Confirmation, {
      again: (errors) => form(visit, errors),
      work: async ({ reason }) => {
        await access.clearNetworks(visit.operator, slugOf(visit.req), reason)
        done(visit.res, `/staff${LIST}`, 'done.staff_networks.cleared')
      },
    })

  return [
    { method: 'get', path: LIST, permission: 'networks:clear', handler: list },
    { method: 'get', path: `${LIST}/:slug`, permission: 'networks:clear', handler: (visit) => form(visit, {}) },
    { method: 'post', path: `${LIST}/:slug/clearing`, permission: 'networks:clear', handler: clear },
  ]
}

const slugOf = ({ params }: StaffVisit['req']) => String(params['slug'])
