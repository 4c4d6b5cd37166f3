import { z } from 'zod'
import { readLogin } from '#domain/access/login.ts'
import { LONGEST_MESSAGE } from '#domain/registrations/registration.ts'
import { complaints } from '#http/complaints.ts'
import { done } from '#http/done.ts'
import { parseForm, says, textsIn, typed, type FieldErrors } from '#http/form.ts'
import type { StaffVisit } from '#http/visit.ts'
import { CONTRACT_CHOICES, type RegistrationAct } from '#presenters/staff/registration-file.ts'
import { lines, tick } from '#routes/operations/clean-text.ts'
import type { OpeningFaults, OpeningTerms } from '#services/registrations/accept-registration.ts'
import type { Worked } from '#services/registrations/work-registration.ts'
import type { Services } from '#services/index.ts'
import { contractErrors, contractSchema } from './contract-form.ts'
import { registrationIdOf, seenBy, showRegistration } from './registrations.ts'

const message = lines.pipe(
  z
    .string()
    .min(1, says('registrations.faults.message'))
    .max(LONGEST_MESSAGE, says('registrations.faults.message_long')),
)
const Correction = z.object({ message })
const Refusal = z.object({ reason: message })
const Opening = z
  .object({
    office: z.string(says('registrations.faults.office')).min(1, says('registrations.faults.office')),
    login: z
      .string(says('registrations.faults.login'))
      .transform(readLogin)
      .pipe(z.string(says('registrations.faults.login'))),
    vat_checked: tick,
    outside: z.preprocess((sent) => [sent ?? []].flat(), z.array(z.uuid()).max(200).catch([])),
  })
  .transform(({ office, login, vat_checked: vatNumberValid, outside }) => ({
    officeCode: office,
    login,
    vatNumberValid,
    outsideIds: outside,
  }))

const Choice = z.object({ contract: z.enum(CONTRACT_CHOICES).catch('none') })

/** How an account is to be opened: the questions about the contract count only where there is to be one. */
function acceptanceSchema(body: unknown): z.ZodType<OpeningTerms> {
  const { contract } = Choice.parse(body ?? {})
  if (contract === 'none') return Opening.transform((opening) => ({ ...opening, contract: null }))
  return Opening.and(contractSchema(body).transform((agreed) => ({ contract: agreed })))
}

export function registrationActRoutes(services: Services) {
  const { registrations } = services
  /** An act with a form: the page is shown again with what is wrong, or the act is done. */
  const act =
    <Answers>(
      name: RegistrationAct,
      schema: (body: unknown) => z.ZodType<Answers>,
      work: (visit: StaffVisit, answers: Answers) => Promise<Worked | FieldErrors>,
    ) =>
    async (visit: StaffVisit): Promise<void> => {
      const parsed = parseForm(schema(visit.req.body), visit.req.body)
      if (!parsed.ok) return showAgain(visit, name, parsed.errors, 422)
      const outcome = await work(visit, parsed.value)
      if (outcome === 'changed') return showAgain(visit, name, {}, 409)
      if (outcome !== 'done') return showAgain(visit, name, outcome, 422)
      done(visit.res, `/staff/registrations/${registrationIdOf(visit)}`, DONE[name])
    }

  const showAgain = async (visit: StaffVisit, name: RegistrationAct, errors: FieldErrors, status: number) => {
    const file = await registrations.read(visit.operator, registrationIdOf(visit))
    visit.res.status(status)
    const body: unknown = visit.req.body
    const said = { typed: typed(body), outside: textsIn(body, 'outside'), products: textsIn(body, 'products') }
    const draft = { act: name, ...said, errors: complaints(errors, visit.t) }
    showRegistration(services, visit, { file, draft, isChanged: status === 409 })
  }

  return {
    askCorrection: act(
      'correction-requests',
      () => Correction,
      (visit, answers) => registrations.askCorrection(visit.operator, seenBy(visit), answers.message),
    ),
    refuse: act(
      'refusal',
      () => Refusal,
      (visit, answers) => registrations.refuse(visit.operator, seenBy(visit), answers.reason),
    ),
    accept: act('acceptance', acceptanceSchema, async (visit, terms) => {
      const outcome = await registrations.accept(visit.operator, seenBy(visit), terms)
      return typeof outcome === 'string' ? outcome : openingErrors(outcome)
    }),
  }
}

const DONE = {
  'correction-requests': 'done.staff.correction_asked',
  refusal: 'done.staff.registration_refused',
  acceptance: 'done.staff.registration_accepted',
} as const

const openingErrors = ({ loginTaken, outsideTaken, contract }: OpeningFaults): FieldErrors => ({
  ...(loginTaken ? { login: { key: 'registrations.faults.login_taken' } } : {}),
  ...(outsideTaken ? { outside: { key: 'registrations.faults.outside_taken' } } : {}),
  ...contractErrors(contract),
})
