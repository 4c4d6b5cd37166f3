import { MAXIMUM_CSR_BYTES } from '#domain/csr/pasted.ts'
import type { Section } from '#http/section.ts'
import type { Services } from '#services/index.ts'
import { confirmationRoutes } from './confirmation.ts'
import { draftRoutes } from './drafts.ts'
import { makeLinkRoutes } from './make-link.ts'
import { newOrderRoutes } from './new-order.ts'
import { orderFormRoutes } from './order-form.ts'

/** Operations: choosing a product, its order form, the recap and the confirmation. */
export function operationsSection(services: Services): Section {
  const shop = newOrderRoutes(services)
  const form = orderFormRoutes(services)
  const draft = draftRoutes(services)
  const confirmation = confirmationRoutes(services)
  const link = makeLinkRoutes(services)
  const permission = 'orders:place'
  return {
    audience: 'customer',
    base: '/operations',
    routes: [
      { method: 'get', path: '/new-order', permission, handler: shop.show },
      { method: 'get', path: '/orders', permission, handler: shop.begin },
      { method: 'get', path: '/orders/new', permission, handler: form.open },
      { method: 'get', path: '/orders/organization', permission, handler: form.lookUp },
      { method: 'post', path: '/orders', permission, handler: form.submit, upload: MAXIMUM_CSR_BYTES },
      { method: 'post', path: '/orders/check', permission, handler: form.check, changesNothing: true },
      { method: 'get', path: '/order-links/new', permission, handler: link.form },
      { method: 'post', path: '/order-links', permission, handler: link.make },
      { method: 'get', path: '/drafts/:draftId', permission, handler: draft.recap },
      { method: 'get', path: '/drafts/:draftId/form', permission, handler: draft.form },
      { method: 'post', path: '/drafts/:draftId/order', permission, handler: draft.order },
      { method: 'get', path: '/orders/:reference/confirmation', permission, handler: confirmation.show },
    ],
  }
}
