import { z } from 'zod'
import { MOST_AGREEMENT_CHARACTERS } from '#domain/agreements/agreement-text.ts'
import type { Supplier } from '#domain/catalogue/brand.ts'
import { LANGUAGES } from '#domain/shared/language.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { done } from '#http/done.ts'
import { says, type FieldErrors } from '#http/form.ts'
import { show as showView } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import { staffAgreementPage } from '#presenters/staff/agreement-page.ts'
import { staffAgreementsPage } from '#presenters/staff/agreements-page.ts'
import type { Services } from '#services/index.ts'
import { Confirmation, confirmed, draftOf } from './confirmed.ts'

const Text = z
  .string(says('staff.agreement.errors.missing'))
  .transform((text) => text.replaceAll('\r\n', '\n').trim())
  .pipe(
    z
      .string()
      .min(1, says('staff.agreement.errors.missing'))
      .max(MOST_AGREEMENT_CHARACTERS, says('staff.agreement.errors.too_long')),
  )
const Version = Confirmation.extend({
  en: Text,
  fr: Text,
  base: z.coerce.number().int().min(0).max(100_000).catch(-1),
})

/** Data processing agreements of the suppliers: their texts, and publishing a new version. */
export function staffAgreementRoutes(services: Services) {
  const { staff, agreements, catalogue, secondFactor } = services

  const list = async ({ res, operator, language, t }: StaffVisit): Promise<void> => {
    const found = await staff.agreements(operator)
    showView(res, 'staff/agreements', staffAgreementsPage({ agreements: found, language, t }))
  }

  const show = async (visit: StaffVisit, errors: FieldErrors | null = null): Promise<void> => {
    const { res, operator, language, t } = visit
    const supplier = supplierOf(visit)
    const versions = await staff.agreementVersions(operator, supplier.code)
    if (errors) res.status(422)
    const draft = errors && draftOf(visit, errors)
    const confirmBy = await secondFactor.asksAgain(operator)
    showView(res, 'staff/agreement', staffAgreementPage({ supplier, versions, draft, confirmBy, language, t }))
  }

  const publish = async (visit: StaffVisit): Promise<void> => {
    const { res, operator } = visit
    const supplier = supplierOf(visit)
    await confirmed(services, visit, Version, {
      again: (errors) => show(visit, errors),
      work: async ({ base, reason, en, fr }) => {
        const published = await agreements.publish(operator, supplier.code, base, { en, fr }, reason)
        if (published === 'published') done(res, '/staff/data-processing', 'done.staff.agreement_published')
        else await show(visit, { [LANGUAGES[0]]: { key: `staff.agreement.errors.${published}` } })
      },
    })
  }

  const supplierOf = ({ req }: StaffVisit): Supplier => {
    const found = catalogue.all().suppliers.find(({ code }) => code === req.params['supplier'])
    if (!found) throw new Refusal('not_found', 'agreement_not_found')
    return found
  }

  return { list, show: (visit: StaffVisit) => show(visit), publish }
}
