import { Refusal } from '#domain/shared/refusal.ts'
import { done, type DoneKey } from '#http/done.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { dcvPage } from '#presenters/orders/dcv-page.ts'
import type { Services } from '#services/index.ts'
import { readMethodWishes } from '../operations/read-method-wishes.ts'
import { openOrder, referenceOf, statusPath, type OrderServices } from './open-order.ts'

/** The follow-up of the proofs of control: look, look now, write again, a new value, another way. */
export function domainControlRoutes(services: OrderServices & Pick<Services, 'validation'>) {
  const { validation } = services
  const back = (visit: CustomerVisit, said: DoneKey) => {
    done(visit.res, `${statusPath(visit)}/domain-control`, said)
  }
  const validationId = ({ req }: CustomerVisit) => String(req.params['validationId'])

  const followUp = async (visit: CustomerVisit) => {
    const facts = await openOrder(visit, services)
    if (facts.product.dcvMethods.length === 0) throw new Refusal('not_found', 'page_not_found')
    show(visit.res, 'orders/domain-control', dcvPage(facts))
  }

  const checkNow = async (visit: CustomerVisit) => {
    await validation.checkNow(visit.scope, referenceOf(visit), validationId(visit))
    back(visit, 'done.domain_control.checked')
  }

  const resendMails = async (visit: CustomerVisit) => {
    await validation.resendMails(visit.scope, referenceOf(visit), validationId(visit))
    back(visit, 'done.domain_control.mailed')
  }

  const renewValue = async (visit: CustomerVisit) => {
    await validation.renewValue(visit.scope, referenceOf(visit), validationId(visit))
    back(visit, 'done.domain_control.value_renewed')
  }

  const lookAtCaaAgain = async (visit: CustomerVisit) => {
    await validation.lookAtCaaAgain(visit.scope, referenceOf(visit))
    back(visit, 'done.domain_control.caa_asked')
  }

  const changeMethods = async (visit: CustomerVisit) => {
    await validation.changeMethods(visit.scope, referenceOf(visit), readMethodWishes(visit.req.body))
    back(visit, 'done.domain_control.methods_changed')
  }

  return { followUp, checkNow, resendMails, renewValue, lookAtCaaAgain, changeMethods }
}
