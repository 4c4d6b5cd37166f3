import { done } from '#http/done.ts'
import { typed } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { beforeName, valueName } from '#presenters/orders/own-fields-part.ts'
import { statusPage } from '#presenters/orders/status-page.ts'
import type { Services } from '#services/index.ts'
import { line } from '../operations/clean-text.ts'
import { openOrder, referenceOf, statusPath, type OrderServices } from './open-order.ts'

/** Filling the account's own fields on the page of an order. */
export function ownFieldsRoutes(services: OrderServices & Pick<Services, 'customFields'>) {
  const fill = async (visit: CustomerVisit) => {
    const { req, res, scope } = visit
    const sent = typed(req.body)
    const faults = await services.customFields.fill(scope, referenceOf(visit), filledFields(sent))
    if (faults.size === 0) {
      done(res, statusPath(visit), 'done.orders.own_fields')
      return
    }
    const facts = await openOrder(visit, services)
    res.status(422)
    const ownFields = { typed: sent, faults }
    show(res, 'orders/status', statusPage({ ...facts, payment: null, refusal: null, signUpHref: null, ownFields }))
  }

  return { fill }
}

/** The values that a form holds, by the fields' ids; what names no field of the account is not kept. */
function filledFields(sent: Readonly<Record<string, string>>) {
  const start = valueName('')
  return Object.keys(sent)
    .filter((name) => name.startsWith(start))
    .map((name) => {
      const fieldId = name.slice(start.length)
      return { fieldId, before: line.parse(sent[beforeName(fieldId)]), after: line.parse(sent[name]) }
    })
}
