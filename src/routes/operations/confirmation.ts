import { getProduct } from '#domain/catalogue/catalogue.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { confirmationPage } from '#presenters/operations/confirmation-page.ts'
import type { Services } from '#services/index.ts'

/** The page after an order was placed. */
export function confirmationRoutes({ orders, catalogue }: Pick<Services, 'orders' | 'catalogue'>) {
  const showPage = async ({ req, res, scope, user, language, t }: CustomerVisit) => {
    const { approvers, ...file } = await orders.readConfirmation(scope, String(req.params['reference']))
    const all = catalogue.all()
    const product = getProduct(all, file.order.productCode)
    const brand = all.brands.find(({ code }) => code === product.brand)?.name ?? ''
    const facts = { file, approvers, product, brand, rights: user.rights, now: scope.now(), language, t }
    show(res, 'operations/confirmation', confirmationPage(facts))
  }

  return { show: showPage }
}
