import { z } from 'zod'
import { readLogin } from '#domain/access/login.ts'
import { LONGEST_MESSAGE } from '#domain/registrations/registration.ts'
import { complaints } from '#http/complaints.ts'
import { done } from '#http/done.ts'
import { parseForm, says, textsIn, typed, type FieldErrors } from '#http/form.ts'
import type { StaffVisit } from '#http/visit.ts'
import type { RegistrationAct } from '#presenters/staff/registration-file.ts'
import { lines, tick } from '#routes/operations/clean-text.ts'
import type { Services } from '#services/index.ts'
import { registrationIdOf, seenBy, showRegistration } from './registrations.ts'

const message = lines.pipe(
  z
    .string()
    .min(1, says('registrations.faults.message'))
    .max(LONGEST_MESSAGE, says('registrations.faults.message_long')),
)
const Correction = z.object({ message })
const Refusal = z.object({ reason: message })
const Acceptance = z.object({
  office: z.string(says('registrations.faults.office')).min(1, says('registrations.faults.office')),
  login: z
    .string(says('registrations.faults.login'))
    .transform(readLogin)
    .pipe(z.string(says('registrations.faults.login'))),
  vat_checked: tick,
  outside: z.preprocess((sent) => [sent ?? []].flat(), z.array(z.uuid()).max(200).catch([])),
})

type Outcome = 'done' | 'changed' | 'login_taken'

export function registrationActRoutes({ registrations }: Services) {
  /** An act with a form: the page is shown again with what is wrong, or the act is done. */
  const act =
    <Schema extends z.ZodType>(
      name: RegistrationAct,
      schema: Schema,
      work: (visit: StaffVisit, answers: z.output<Schema>) => Promise<Outcome>,
    ) =>
    async (visit: StaffVisit): Promise<void> => {
      const parsed = parseForm(schema, visit.req.body)
      if (!parsed.ok) return showAgain(visit, name, parsed.errors, 422)
      const outcome = await work(visit, parsed.value)
      if (outcome === 'login_taken') return showAgain(visit, name, TAKEN, 422)
      if (outcome === 'changed') return showAgain(visit, name, {}, 409)
      done(visit.res, `/staff/registrations/${registrationIdOf(visit)}`, DONE[name])
    }

  const showAgain = async (visit: StaffVisit, name: RegistrationAct, errors: FieldErrors, status: number) => {
    const file = await registrations.read(visit.operator, registrationIdOf(visit))
    visit.res.status(status)
    const body: unknown = visit.req.body
    const said = { typed: typed(body), outside: textsIn(body, 'outside') }
    const draft = { act: name, ...said, errors: complaints(errors, visit.t) }
    showRegistration(visit, { file, draft, isChanged: status === 409 })
  }

  return {
    askCorrection: act('correction-requests', Correction, (visit, answers) =>
      registrations.askCorrection(visit.operator, seenBy(visit), answers.message),
    ),
    refuse: act('refusal', Refusal, (visit, answers) =>
      registrations.refuse(visit.operator, seenBy(visit), answers.reason),
    ),
    accept: act(
      'acceptance',
      Acceptance,
      (visit, { office, login, vat_checked: vatNumberValid, outside: outsideIds }) =>
        registrations.accept(visit.operator, seenBy(visit), { officeCode: office, login, vatNumberValid, outsideIds }),
    ),
  }
}

const DONE = {
  'correction-requests': 'done.staff.correction_asked',
  refusal: 'done.staff.registration_refused',
  acceptance: 'done.staff.registration_accepted',
} as const

const TAKEN: FieldErrors = { login: { key: 'registrations.faults.login_taken' } }
