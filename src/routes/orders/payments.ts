import type { CustomerVisit } from '#http/visit.ts'
import type { Services } from '#services/index.ts'
import { referenceOf } from './open-order.ts'

/** Paying by card leads to the provider's own page, and back to the status page. */
export function paymentRoutes({ payments }: Pick<Services, 'payments'>) {
  const payByCard = async (visit: CustomerVisit) => {
    visit.res.redirect(303, await payments.startCheckout(visit.scope, referenceOf(visit)))
  }
  return { payByCard }
}
