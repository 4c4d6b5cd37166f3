import type { AssessedOrder } from '#domain/orders/assessment.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { recapPage } from '#presenters/operations/recap-page.ts'
import type { Services } from '#services/index.ts'
import { readMethodWishes } from './read-method-wishes.ts'
import { typedOrder } from './read-order-form.ts'
import { showForm } from './show-form.ts'

/** A filled form before it is an order: its recap, the form again, and placing it. */
export function draftRoutes({ orders }: Pick<Services, 'orders'>) {
  const recap = async ({ req, res, scope, language, t }: CustomerVisit) => {
    const draftId = draftIdOf(req)
    const draft = await orders.openDraft(scope, draftId)
    const elsewhere = otherPage(draft, draftId)
    if (elsewhere === null) show(res, 'operations/recap', recapPage({ draft, draftId, language, t }))
    else res.redirect(303, elsewhere)
  }

  const form = async (visit: CustomerVisit) => {
    const draftId = draftIdOf(visit.req)
    const draft = await orders.openDraft(visit.scope, draftId)
    const withFaults = draft.assessment.faults.length > 0
    showForm(visit, draft, { draftId, typed: typedOrder(draft.input), withFaults })
  }

  const order = async ({ req, res, scope }: CustomerVisit) => {
    const draftId = draftIdOf(req)
    const draft = await orders.openDraft(scope, draftId)
    const elsewhere = otherPage(draft, draftId)
    const reference = elsewhere === null ? await orders.place(scope, draftId, readMethodWishes(req.body)) : ''
    res.redirect(303, elsewhere ?? `/operations/orders/${reference}/confirmation`)
  }

  return { recap, form, order }
}

const draftIdOf = ({ params }: CustomerVisit['req']) => String(params['draftId'])

/** Where a draft is looked at that needs no recap any more, or can't have one. */
function otherPage({ orderedAs, assessment }: AssessedOrder & { orderedAs: string | null }, draftId: string) {
  if (orderedAs !== null) return `/operations/orders/${orderedAs}/confirmation`
  return assessment.faults.length > 0 ? `/operations/drafts/${draftId}/form` : null
}
