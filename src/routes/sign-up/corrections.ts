import { z } from 'zod'
import { checkRegistration } from '#domain/registrations/check-registration.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { typed } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { PublicVisit } from '#http/visit.ts'
import type { RegistrationDraft } from '#presenters/registrations/registration-fields.ts'
import { correctionPage } from '#presenters/registrations/sign-up-page.ts'
import type { Services } from '#services/index.ts'
import type { SignUpDeps } from './index.ts'
import { readRegistration, typedRegistration } from './registration-form.ts'

type Asked = Awaited<ReturnType<Services['registrations']['readCorrection']>>
const Version = z.coerce.number().int().min(1).max(1_000_000).catch(0)

/** The page behind the mail that asks for a correction. */
export function correctionRoutes({ services: { registrations }, operator }: SignUpDeps) {
  const showForm = (visit: PublicVisit, { version, message }: Asked, draft: RegistrationDraft, isChanged = false) => {
    const { res, language, t } = visit
    const facts = { draft, action: `/sign-up/corrections/${tokenOf(visit)}`, version, message, isChanged }
    show(res, 'sign-up/sign-up', correctionPage({ ...facts, operator: operator.name, language, t }))
    return Promise.resolve()
  }

  const form = async (visit: PublicVisit): Promise<void> => {
    const asked = await registrations.readCorrection(visit.operator, tokenOf(visit))
    return showForm(visit, asked, { typed: typedRegistration(asked.form), faults: [] })
  }

  const correct = async (visit: PublicVisit): Promise<void> => {
    const { req, res, operator: scope, language } = visit
    const values = typed(req.body)
    const version = Version.parse(values['version'])
    const asked = await registrations.readCorrection(scope, tokenOf(visit))
    const checked = checkRegistration(readRegistration(values, language), scope.now())
    if (!checked.ok) {
      res.status(422)
      return showForm(visit, { ...asked, version }, { typed: values, faults: checked.faults })
    }
    const outcome = await registrations.correct(scope, tokenOf(visit), version, checked.form)
    if (outcome === 'changed') {
      res.status(409)
      return showForm(visit, asked, { typed: values, faults: [] }, true)
    }
    res.redirect(303, '/sign-up/received')
  }

  return { form, correct }
}

function tokenOf({ req }: PublicVisit): string {
  const token = String(req.params['token'])
  if (!/^[\w-]{43}$/.test(token)) throw new Refusal('not_found', 'link_not_valid')
  return token
}
