import { mayMakeLinks } from '#domain/orders/order-link.ts'
import type { AssessedOrder } from '#domain/orders/assessment.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import type { FormFacts } from '#presenters/operations/form-facts.ts'
import { orderFormPage } from '#presenters/operations/order-form-page.ts'

export type ShownForm = Pick<FormFacts, 'typed' | 'draftId' | 'withFaults'>

/** Answers with the order form as it was typed; with its faults it is a wrong form. */
export function showForm(visit: CustomerVisit, assessed: AssessedOrder, form: ShownForm): void {
  const { res, user, language, t } = visit
  if (form.withFaults) res.status(422)
  const { account, rights } = user
  const { code } = assessed.context.product
  const mayLink = visit.view === null && mayMakeLinks(account.orderLinksBy, rights)
  const linkHref = mayLink ? `/operations/order-links/new?product=${code}&years=${assessed.input.years}` : null
  show(
    res,
    'operations/order-form',
    orderFormPage({ ...form, linkHref, assessed, accountKind: account.kind, rights, language, t }),
  )
}
