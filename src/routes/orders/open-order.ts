import { getProduct } from '#domain/catalogue/catalogue.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { actsFor, type BuiltAct } from '#presenters/orders/order-acts.ts'
import type { OrderPageFacts } from '#presenters/orders/order-file.ts'
import type { Services } from '#services/index.ts'

export type OrderServices = Pick<Services, 'orders' | 'catalogue' | 'registrations'>

export const referenceOf = ({ req }: CustomerVisit) => String(req.params['reference'])

export const statusPath = (visit: CustomerVisit) => `/orders/${referenceOf(visit)}`

/** Reads the order that a page is about; one of another account is not there. */
export async function openOrder(
  visit: CustomerVisit,
  { orders, catalogue }: Pick<OrderServices, 'orders' | 'catalogue'>,
): Promise<OrderPageFacts> {
  const file = await orders.read(visit.scope, referenceOf(visit))
  const all = catalogue.all()
  const product = getProduct(all, file.order.productCode)
  const brand = all.brands.find(({ code }) => code === product.brand)?.name ?? product.brand
  const { user, language, scope, t } = visit
  return { file, product, brand, rights: user.rights, language, now: scope.now(), t }
}

/** The same for the page of an act, which is only there while the act is possible. */
export async function openFor(act: BuiltAct, visit: CustomerVisit, services: OrderServices): Promise<OrderPageFacts> {
  const facts = await openOrder(visit, services)
  if (!actsFor(facts).has(act)) {
    throw new Refusal('conflict', 'illegal_transition', { from: facts.file.order.fulfilment })
  }
  return facts
}
