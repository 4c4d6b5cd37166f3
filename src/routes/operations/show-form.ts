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
  show(
    res,
    'operations/order-form',
    orderFormPage({ ...form, assessed, accountKind: account.kind, rights, language, t }),
  )
}
