import { orderedNames } from '#domain/orders/ordered-names.ts'
import { chooseMethods, domainsToProve } from '#domain/orders/domains-to-prove.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { dcvPage } from '#presenters/orders/dcv-page.ts'
import type { Services } from '#services/index.ts'
import { readMethodWishes } from '../operations/read-method-wishes.ts'
import { openOrder, referenceOf, statusPath, type OrderServices } from './open-order.ts'

/** The follow-up of the proofs of control: look, look now, write again, prove another way. */
export function domainControlRoutes(services: OrderServices & Pick<Services, 'validation'>) {
  const { validation } = services
  const back = (visit: CustomerVisit) => {
    visit.res.redirect(303, `${statusPath(visit)}/domain-control`)
  }
  const validationId = ({ req }: CustomerVisit) => String(req.params['validationId'])

  const followUp = async (visit: CustomerVisit) => {
    const facts = await openOrder(visit, services)
    if (facts.product.dcvMethods.length === 0) throw new Refusal('not_found', 'page_not_found')
    show(visit.res, 'orders/domain-control', dcvPage(facts))
  }

  const checkNow = async (visit: CustomerVisit) => {
    await validation.checkNow(visit.scope, referenceOf(visit), validationId(visit))
    back(visit)
  }

  const resendMails = async (visit: CustomerVisit) => {
    await validation.resendMails(visit.scope, referenceOf(visit), validationId(visit))
    back(visit)
  }

  /** Only what is wished for is changed; a method that can't prove the domain is no wish. */
  const changeMethod = async (visit: CustomerVisit) => {
    const { file, product, now } = await openOrder(visit, services)
    const wishes = readMethodWishes(visit.req.body)
    const wished = domainsToProve(orderedNames(file.order.names), product.dcvMethods, now).filter(({ domain }) =>
      wishes.some((wish) => wish.domain === domain),
    )
    for (const choice of chooseMethods(wished, wishes)) {
      await validation.changeMethod(visit.scope, referenceOf(visit), choice)
    }
    back(visit)
  }

  return { followUp, checkNow, resendMails, changeMethod }
}
