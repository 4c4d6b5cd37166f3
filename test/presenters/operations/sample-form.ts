import { RIGHTS } from '#domain/access/rights.ts'
import type { AssessedOrder } from '#domain/orders/assessment.ts'
import type { Language } from '#domain/shared/language.ts'
import { translator } from '#platform/i18n.ts'
import type { FormFacts } from '#presenters/operations/form-facts.ts'
import { typedOrder } from '#routes/operations/read-order-form.ts'
import { anAssessedOrder } from '../../domain/orders/sample-assessment.ts'

/** A form as a company has it before anybody typed a fault. */
export function formFacts(
  assessed: AssessedOrder = anAssessedOrder(),
  fields: Partial<FormFacts> = {},
  language: Language = 'en',
): FormFacts {
  return {
    assessed,
    typed: typedOrder(assessed.input),
    draftId: '01a20000-0000-7000-8000-0000000000ff',
    linkHref: null,
    accountKind: 'company',
    rights: new Set(RIGHTS),
    withFaults: false,
    t: translator(language),
    language,
    ...fields,
  }
}
