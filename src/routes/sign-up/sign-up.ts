import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { checkRegistration, TERMS_FAULT } from '#domain/registrations/check-registration.ts'
import { blankRegistration } from '#domain/registrations/prefill.ts'
import { typed } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { PublicVisit } from '#http/visit.ts'
import type { RegistrationDraft } from '#presenters/registrations/registration-fields.ts'
import { receivedPage, signUpPage, type SignUpNotice } from '#presenters/registrations/sign-up-page.ts'
import { tick } from '#routes/operations/clean-text.ts'
import type { SignUpDeps } from './index.ts'
import { readRegistration, typedRegistration } from './registration-form.ts'

/** Longest sealed link that we make. */
const LONGEST_LINK = 400
const Link = z.string().max(LONGEST_LINK).catch('')
const Nonce = z.uuid().catch(() => randomUUID())

interface ShownForm {
  readonly draft: RegistrationDraft
  readonly from: string
  readonly notice: SignUpNotice | null
  readonly nonce: string
}

export function signUpRoutes({ services: { registrations }, operator }: SignUpDeps) {
  const showForm = ({ res, language, t }: PublicVisit, form: ShownForm): Promise<void> => {
    const facts = { ...form, operator: operator.name, language, t }
    show(res, 'sign-up/sign-up', signUpPage(facts))
    return Promise.resolve()
  }

  const form = async (visit: PublicVisit): Promise<void> => {
    const from = Link.parse(visit.req.query['from'])
    const prefill = from === '' ? null : await registrations.openPrefill(visit.operator, from)
    const input = prefill?.input ?? blankRegistration(visit.language)
    const notice = from === '' ? null : prefill ? 'prefilled' : 'prefill_over'
    const draft = { typed: typedRegistration(input), faults: [] }
    return showForm(visit, { draft, from: prefill ? from : '', notice, nonce: randomUUID() })
  }

  const submit = async (visit: PublicVisit): Promise<void> => {
    const values = typed(visit.req.body)
    const sent = { from: Link.parse(values['from']), nonce: Nonce.parse(values['nonce']) }
    const again = (status: number, notice: SignUpNotice | null, faults: RegistrationDraft['faults']) =>
      showForm({ ...visit, res: visit.res.status(status) }, { ...sent, notice, draft: { typed: values, faults } })

    const checked = checkRegistration(readRegistration(values, visit.language), visit.operator.now())
    const terms = tick.parse(values['terms']) ? [] : [TERMS_FAULT]
    if (!checked.ok || terms.length > 0) return again(422, null, [...(checked.ok ? [] : checked.faults), ...terms])
    const outcome = await registrations.submit(visit.operator, { form: checked.form, ...sent })
    if (outcome === 'too_many') return again(429, outcome, [])
    visit.res.redirect(303, '/sign-up/received')
  }

  const received = ({ res, t }: PublicVisit): Promise<void> => {
    show(res, 'sign-up/received', receivedPage({ operator: operator.name, t }))
    return Promise.resolve()
  }

  return { form, submit, received }
}
