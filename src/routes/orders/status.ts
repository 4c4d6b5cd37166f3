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
    show(visit.res, 'orders/status', statusPage({ ...(await openOrder(visit, services)), payment, refusal }))
  }
  return { status }
}
