import { z } from 'zod'
import { mayReset } from '#domain/access/second-factor.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { done } from '#http/done.ts'
import { says, type FieldErrors } from '#http/form.ts'
import { show as showView } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import { resetPage, secondFactorsPage } from '#presenters/staff/second-factors-page.ts'
import type { Services } from '#services/index.ts'
import { searchOf } from '#http/search.ts'
import { confirmed, draftOf, PROOF } from './confirmed.ts'

const MOST = 100
const LIST = '/staff/accounts/second-factors'
const missing = says('security.reset.reason_missing')
const Reason = z.object({
  reason: z.string(missing).trim().min(1, missing).max(1000, says('security.reset.reason_long')),
  ...PROOF,
})

/** Helping somebody back in who has lost phone and recovery codes. */
export function secondFactorRoutes({ secondFactor }: Services) {
  const list = async ({ req, res, operator, language, t }: StaffVisit): Promise<void> => {
    const keyword = searchOf(req.query)
    const factors = await secondFactor.list(operator, keyword, MOST + 1)
    const facts = { address: req.originalUrl, keyword, factors, most: MOST, language, t }
    showView(res, 'staff/second-factors', secondFactorsPage(facts))
  }

  const showForm = async (visit: StaffVisit, errors: FieldErrors): Promise<void> => {
    const { req, res, operator, language, t } = visit
    const factor = await secondFactor.find(operator, String(req.params['factorId']))
    if (!factor) throw new Refusal('not_found', 'page_not_found')
    const allowed = mayReset(operator.actor, factor.person)
    const confirmBy = await secondFactor.asksAgain(operator)
    const draft = draftOf(visit, errors)
    showView(res, 'staff/act', resetPage({ factor, allowed, confirmBy, draft, language, t }))
  }

  const reset = async (visit: StaffVisit): Promise<void> => {
    const { req, res, operator } = visit
    const factorId = String(req.params['factorId'])
    if (!(await secondFactor.find(operator, factorId))) throw new Refusal('not_found', 'page_not_found')
    await confirmed({ secondFactor }, visit, Reason, {
      again: (errors) => showForm(visit, errors),
      work: async ({ reason }) => {
        await secondFactor.reset(operator, factorId, reason)
        done(res, LIST, 'done.staff.second_factor_reset')
      },
    })
  }

  return { list, show: (visit: StaffVisit) => showForm(visit, {}), reset }
}
