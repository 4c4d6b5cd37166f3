import { z } from 'zod'
import { checkRegistration } from '#domain/registrations/check-registration.ts'
import { REGISTRATION_VIEWS } from '#domain/registrations/listed-registration.ts'
import { afterRegistrationAct } from '#domain/registrations/states.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { dayOf } from '#domain/shared/time.ts'
import { done } from '#http/done.ts'
import { typed } from '#http/form.ts'
import { show as showView } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import type { RegistrationDraft } from '#presenters/registrations/registration-fields.ts'
import { registrationEditPage } from '#presenters/staff/registration-edit-page.ts'
import { registrationPage } from '#presenters/staff/registration-page.ts'
import type { RegistrationFacts, RegistrationFile } from '#presenters/staff/registration-file.ts'
import { registrationsPage } from '#presenters/staff/registrations-page.ts'
import { readRegistration, typedRegistration } from '#routes/sign-up/registration-form.ts'
import type { Services } from '#services/index.ts'
import { searchOf } from '#http/search.ts'

const MOST = 100

export const registrationIdOf = ({ req }: StaffVisit) => String(req.params['registrationId'])

/** Which one of its changes the person had before them; one that no form sends is an old one. */
export const seenBy = (visit: StaffVisit) => ({
  id: registrationIdOf(visit),
  version: z.coerce.number().int().min(1).max(1_000_000).catch(0).parse(typed(visit.req.body)['version']),
})

export function registrationRoutes(services: Services) {
  const { registrations } = services
  const list = async ({ req, res, operator, language, t }: StaffVisit): Promise<void> => {
    const keyword = searchOf(req.query)
    const wanted = typed(req.query)['show']
    const view = REGISTRATION_VIEWS.find((one) => one === wanted) ?? 'waiting'
    const found = await registrations.list(operator, view, keyword, MOST + 1)
    const facts = { address: req.originalUrl, view, keyword, registrations: found, most: MOST, language, t }
    showView(res, 'staff/registrations', registrationsPage(facts))
  }

  const show = async (visit: StaffVisit): Promise<void> => {
    const file = await registrations.read(visit.operator, registrationIdOf(visit))
    showRegistration(services, visit, { file, draft: null, isChanged: false })
  }

  const form = async (visit: StaffVisit): Promise<void> => {
    const file = await openForEdit(visit)
    return showForm(visit, file, { typed: typedRegistration(file.registration.form), faults: [] })
  }

  const edit = async (visit: StaffVisit): Promise<void> => {
    const { req, res, operator, language } = visit
    const file = await openForEdit(visit)
    const { id, version } = seenBy(visit)
    const checked = checkRegistration(readRegistration(typed(req.body), language), operator.now())
    if (!checked.ok) {
      res.status(422)
      return showForm(visit, file, { typed: typed(req.body), faults: checked.faults }, { version })
    }
    if ((await registrations.edit(operator, { id, version }, checked.form)) === 'changed') {
      res.status(409)
      return showForm(visit, await openForEdit(visit), { typed: typed(req.body), faults: [] }, { isChanged: true })
    }
    done(res, `/staff/registrations/${id}`, 'done.staff.registration_saved')
  }

  const openForEdit = async (visit: StaffVisit): Promise<RegistrationFile> => {
    const file = await registrations.read(visit.operator, registrationIdOf(visit))
    if (!afterRegistrationAct(file.registration.state, 'edit')) throw new Refusal('conflict', 'registration_closed')
    return file
  }

  return { list, show, form, edit }
}

export function showRegistration(
  { catalogue }: Pick<Services, 'catalogue'>,
  { res, operator, language, t }: StaffVisit,
  shown: Pick<RegistrationFacts, 'file' | 'draft' | 'isChanged'>,
): void {
  const facts = { ...shown, catalogue: catalogue.all(), today: dayOf(operator.now()), language, t }
  showView(res, 'staff/registration', registrationPage(facts))
}

function showForm(
  { res, language, t }: StaffVisit,
  file: RegistrationFile,
  draft: RegistrationDraft,
  { version = file.registration.version, isChanged = false } = {},
): Promise<void> {
  showView(res, 'staff/registration-edit', registrationEditPage({ file, draft, version, isChanged, language, t }))
  return Promise.resolve()
}
