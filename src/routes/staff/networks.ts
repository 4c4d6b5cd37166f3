import { z } from 'zod'
import { Refusal } from '#domain/shared/refusal.ts'
import { done } from '#http/done.ts'
import { parseForm, says, typed } from '#http/form.ts'
import { searchOf } from '#http/search.ts'
import type { StaffRoute } from '#http/section.ts'
import { show as showView } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import { clearNetworksPage, staffNetworksPage } from '#presenters/staff/networks-pages.ts'
import type { Services } from '#services/index.ts'

const MOST = 100
const LIST = '/accounts/networks'
const missing = says('security.networks.staff.reason_missing')
const Reason = z.object({
  reason: z.string(missing).trim().min(1, missing).max(1000, says('security.networks.staff.reason_long')),
})

/** Helping an account whose super user has shut themselves out by their own list of networks. */
export function staffNetworkRoutes({ access, staff }: Pick<Services, 'access' | 'staff'>): readonly StaffRoute[] {
  const list = async ({ req, res, operator, t }: StaffVisit): Promise<void> => {
    const keyword = searchOf(req.query)
    const accounts = await staff.networkedAccounts(operator, keyword, MOST)
    showView(res, 'staff/networks', staffNetworksPage({ address: req.originalUrl, keyword, accounts, t }))
  }

  const form = async ({ req, res, operator, t }: StaffVisit, error: string | null): Promise<void> => {
    const account = await staff.networkedAccount(operator, slugOf(req))
    if (!account) throw new Refusal('not_found', 'page_not_found')
    const reason = typed(req.body)['reason'] ?? ''
    if (error) res.status(422)
    showView(res, 'staff/network-clearing', clearNetworksPage({ account, reason, error, t }))
  }

  const clear = async (visit: StaffVisit): Promise<void> => {
    const parsed = parseForm(Reason, visit.req.body)
    if (!parsed.ok) {
      const { key } = parsed.errors['reason'] ?? { key: 'security.networks.staff.reason_missing' as const }
      return form(visit, visit.t(key))
    }
    await access.clearNetworks(visit.operator, slugOf(visit.req), parsed.value.reason)
    done(visit.res, `/staff${LIST}`, 'done.staff_networks.cleared')
  }

  return [
    { method: 'get', path: LIST, permission: 'networks:clear', handler: list },
    { method: 'get', path: `${LIST}/:slug`, permission: 'networks:clear', handler: (visit) => form(visit, null) },
    { method: 'post', path: `${LIST}/:slug/clearing`, permission: 'networks:clear', handler: clear },
  ]
}

const slugOf = ({ params }: StaffVisit['req']) => String(params['slug'])
