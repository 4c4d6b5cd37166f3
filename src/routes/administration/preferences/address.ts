import { z } from 'zod'
import { LONGEST_FIELD, PHONE } from '#domain/orders/holder-faults.ts'
import { complaints } from '#http/complaints.ts'
import { done } from '#http/done.ts'
import { parseForm, says, typed, type FieldErrors } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { addressPage, type AddressFacts } from '#presenters/administration/preferences/address-page.ts'
import { line, lines } from '#routes/operations/clean-text.ts'
import type { Services } from '#services/index.ts'
import { versionIn } from '../user-form.ts'

const filled = (text: string) => text !== '' && text.length <= LONGEST_FIELD

const Form = z.object({
  street: lines.refine(filled, says('preferences.address.faults.street')),
  postalCode: line.refine(filled, says('preferences.address.faults.postal_code')),
  city: line.refine(filled, says('preferences.address.faults.city')),
  phone: line.refine((text) => PHONE.test(text), says('preferences.address.faults.phone')),
})

/** The account's own address, as far as it does not decide taxes. */
export function addressRoutes({ preferences }: Pick<Services, 'preferences'>) {
  const page = (visit: CustomerVisit) => showPage(visit)

  const save = async (visit: CustomerVisit) => {
    const { req, res, scope } = visit
    const parsed = parseForm(Form, typed(req.body))
    if (!parsed.ok) return showWrong(visit, parsed.errors)
    const result = await preferences.changeAddress(scope, versionIn(req.body), parsed.value)
    switch (result.outcome) {
      case 'saved':
        done(res, '/administration/preferences', 'done.preferences.address')
        return
      case 'changes_taxes':
        return showWrong(visit, { postalCode: { key: 'preferences.address.faults.taxes' } })
      case 'changed_meanwhile':
        res.status(409)
        return showPage(visit, { draft: draftOf(visit), meanwhile: true })
    }
  }

  const showWrong = (visit: CustomerVisit, errors: FieldErrors) => {
    visit.res.status(422)
    const version = versionIn(visit.req.body)
    return showPage(visit, { draft: draftOf(visit), errors: complaints(errors, visit.t), version })
  }

  const showPage = async (visit: CustomerVisit, form: Shown = {}) => {
    const { res, scope, language, t } = visit
    const sheet = await preferences.sheet(scope)
    show(res, 'administration/preferences/address', addressPage({ ...form, sheet, language, t }))
  }

  return { page, save }
}

type Shown = Pick<AddressFacts, 'draft' | 'errors' | 'version' | 'meanwhile'>

/** As typed, in the form in which it is compared with what is kept. */
const Draft = z.object({ street: lines, postalCode: line, city: line, phone: line })
const draftOf = ({ req }: CustomerVisit) => Draft.parse(typed(req.body))
