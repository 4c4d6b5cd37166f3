import { z } from 'zod'
import { done } from '#http/done.ts'
import { parseForm, says, typed } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { approvalsPage } from '#presenters/orders/approvals-page.ts'
import { statusPage } from '#presenters/orders/status-page.ts'
import type { Services } from '#services/index.ts'
import { listRequest } from './list-request.ts'
import { productsOf } from './lists.ts'
import { openFor, referenceOf, statusPath, type OrderServices } from './open-order.ts'

const missing = says('orders.approval.reason_missing')
const Reason = z.string(missing).trim().max(500, missing)
const Decision = z.discriminatedUnion(
  'decision',
  [
    z.object({ decision: z.literal('approve'), reason: Reason.catch('') }),
    z.object({ decision: z.literal('refuse'), reason: Reason.min(1, missing) }),
  ],
  missing,
)

/** What the order cost on the page that was decided on: the address of its form says it. */
const SeenPrice = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(BigInt)
  .nullable()
  .catch(null)

/** Whatever the button does not say is off. */
const Switch = z.enum(['on', 'off']).catch('off')

/** The orders that wait for an approver, and the approver's word. */
export function approvalRoutes(services: OrderServices & Pick<Services, 'orderLinks'>) {
  const { orders, orderLinks } = services

  const pending = async (visit: CustomerVisit) => {
    const { page } = await orders.list(visit.scope, listRequest('pending_approval', visit.req.query, visit.user.lists))
    const { t, language, req } = visit
    const links = await orderLinks.list(visit.scope)
    const facts = { page, links, address: req.originalUrl, language, product: productsOf(services), t }
    show(visit.res, 'orders/approvals', approvalsPage(facts))
  }

  const decide = async (visit: CustomerVisit) => {
    const form = parseForm(Decision, visit.req.body)
    if (!form.ok) {
      const refusal = { reason: '', isMissing: true }
      const facts = await openFor('refuse', visit, services)
      visit.res.status(422)
      show(visit.res, 'orders/status', statusPage({ ...facts, payment: null, refusal, signUpHref: null }))
      return
    }
    const { decision, reason } = form.value
    const approved = decision === 'approve'
    const seenPrice = SeenPrice.parse(visit.req.query['price'])
    const outcome = await orders.decideApproval(visit.scope, referenceOf(visit), { approved, reason, seenPrice })
    if (outcome === 'price_changed') {
      visit.res.redirect(303, statusPath(visit))
      return
    }
    done(visit.res, statusPath(visit), outcome === 'approved' ? 'done.orders.approved' : 'done.orders.refused')
  }

  const switchLink = async ({ req, res, scope }: CustomerVisit) => {
    const isOn = Switch.parse(typed(req.body)['state']) === 'on'
    await orderLinks.switch(scope, String(req.params['linkId']), isOn)
    done(res, '/orders/pending-approvals', isOn ? 'done.order_links.switched_on' : 'done.order_links.switched_off')
  }

  return { pending, decide, switchLink }
}
