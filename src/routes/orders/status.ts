import { z } from 'zod'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { statusPage } from '#presenters/orders/status-page.ts'
import { openOrder, type OrderServices } from './open-order.ts'

/** How somebody came to the page: back from paying, or to say no. */
const Query = z.object({
  payment: z.enum(['done', 'left']).nullable().catch(null),
  refuse: z.literal('yes').nullable().catch(null),
})

export function statusRoutes(services: OrderServices) {
  const status = async (visit: CustomerVisit) => {
    const { payment, refuse } = Query.parse({ payment: null, refuse: null, ...visit.req.query })
    const refusal = refuse ? { reason: '', isMissing: false } : null
    const facts = await openOrder(visit, services)
    const signUpHref = services.registrations.prefillLink(visit.scope, facts.file)
    show(visit.res, 'orders/status', statusPage({ payment, refusal, signUpHref, ...facts }))
  }
  return { status }
}
