import { z } from 'zod'
import { MOST_AGREEMENT_CHARACTERS } from '#domain/agreements/agreement-text.ts'
import type { Supplier } from '#domain/catalogue/brand.ts'
import { LANGUAGES } from '#domain/shared/language.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { complaints } from '#http/complaints.ts'
import { done } from '#http/done.ts'
import { parseForm, says, typed, type FieldErrors } from '#http/form.ts'
import { show as showView } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import { staffAgreementPage } from '#presenters/staff/agreement-page.ts'
import { staffAgreementsPage } from '#presenters/staff/agreements-page.ts'
import type { Services } from '#services/index.ts'

const Text = z
  .string(says('staff.agreement.errors.missing'))
  .transform((text) => text.replaceAll('\r\n', '\n').trim())
  .pipe(
    z
      .string()
      .min(1, says('staff.agreement.errors.missing'))
      .max(MOST_AGREEMENT_CHARACTERS, says('staff.agreement.errors.too_long')),
  )
const Version = z.object({ en: Text, fr: Text, base: z.coerce.number().int().min(0).max(100_000).catch(-1) })

/** Data processing agreements of the suppliers: their texts, and publishing a new version. */
export function staffAgreementRoutes({ staff, agreements, catalogue }: Services) {
  const list = async ({ res, operator, language, t }: StaffVisit): Promise<void> => {
    const found = await staff.agreements(operator)
    showView(res, 'staff/agreements', staffAgreementsPage({ agreements: found, language, t }))
  }

  const show = async (visit: StaffVisit, errors: FieldErrors | null = null): Promise<void> => {
    const { req, res, operator, language, t } = visit
    const supplier = supplierOf(visit)
    const versions = await staff.agreementVersions(operator, supplier.code)
    if (errors) res.status(422)
    const draft = errors && { values: typed(req.body), errors: complaints(errors, t) }
    showView(res, 'staff/agreement', staffAgreementPage({ supplier, versions, draft, language, t }))
  }

  const publish = async (visit: StaffVisit): Promise<void> => {
    const { req, res, operator } = visit
    const supplier = supplierOf(visit)
    const parsed = parseForm(Version, req.body)
    if (!parsed.ok) return show(visit, parsed.errors)
    const { base, ...body } = parsed.value
    const published = await agreements.publish(operator, supplier.code, base, body)
    if (published === 'published') done(res, '/staff/data-processing', 'done.staff.agreement_published')
    else await show(visit, { [LANGUAGES[0]]: { key: `staff.agreement.errors.${published}` } })
  }

  const supplierOf = ({ req }: StaffVisit): Supplier => {
    const found = catalogue.all().suppliers.find(({ code }) => code === req.params['supplier'])
    if (!found) throw new Refusal('not_found', 'agreement_not_found')
    return found
  }

  return { list, show: (visit: StaffVisit) => show(visit), publish }
}
