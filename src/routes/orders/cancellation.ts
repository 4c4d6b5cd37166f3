import { z } from 'zod'
import { done } from '#http/done.ts'
import { parseForm, says } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { cancellationPage } from '#presenters/orders/cancellation-page.ts'
import { openFor, referenceOf, statusPath, type OrderServices } from './open-order.ts'

const Form = z.object({
  reason: z
    .string(says('orders.cancellation.reason_missing'))
    .trim()
    .min(1, says('orders.cancellation.reason_missing'))
    .max(500, says('orders.cancellation.reason_missing')),
})

/** Cancelling an order: asked first, with what becomes of the money. */
export function cancellationRoutes(services: OrderServices) {
  const ask = async (visit: CustomerVisit) => {
    const facts = await openFor('cancel', visit, services)
    show(visit.res, 'orders/cancellation', cancellationPage(facts, null))
  }

  const cancel = async (visit: CustomerVisit) => {
    const form = parseForm(Form, visit.req.body)
    if (!form.ok) {
      const facts = await openFor('cancel', visit, services)
      visit.res.status(422)
      show(visit.res, 'orders/cancellation', cancellationPage(facts, { reason: '', isMissing: true }))
      return
    }
    await services.orders.cancel(visit.scope, referenceOf(visit), form.value.reason)
    done(visit.res, statusPath(visit), 'done.orders.cancelled')
  }

  return { ask, cancel }
}
