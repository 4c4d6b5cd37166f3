import { z } from 'zod'
import { MANDATE_VIEWS } from '#domain/mandates/listed-mandate.ts'
import { isSigningDay } from '#domain/mandates/mandate.ts'
import { dayOf } from '#domain/shared/time.ts'
import { complaints } from '#http/complaints.ts'
import { done } from '#http/done.ts'
import { parseForm, says, typed, type FieldErrors } from '#http/form.ts'
import { searchOf } from '#http/search.ts'
import { sendFile } from '#http/send-file.ts'
import { show as showView } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import { staffMandatePage } from '#presenters/staff/mandate-page.ts'
import { mandatesPage } from '#presenters/staff/mandates-page.ts'
import type { Services } from '#services/index.ts'

const MOST = 200
const View = z.object({ show: z.enum(MANDATE_VIEWS).catch('requested') })
/** Of the copy that was looked at. */
const Seen = z.string().max(64).catch('')
const Signature = (requestedOn: string, today: string) =>
  z.object({
    signedOn: z.iso
      .date(says('staff.mandates.faults.signed_on'))
      .refine((day) => isSigningDay(day, requestedOn, today), says('staff.mandates.faults.signed_on')),
    copy: Seen,
  })
const Refusing = z.object({
  reason: z
    .string(says('staff.mandates.faults.reason'))
    .trim()
    .min(1, says('staff.mandates.faults.reason'))
    .max(500, says('staff.mandates.faults.reason')),
  copy: Seen,
})

/** Direct debit mandates of all accounts, and the signed papers that come back. */
export function staffMandateRoutes({ mandates }: Pick<Services, 'mandates'>) {
  const list = async ({ req, res, operator, language, t }: StaffVisit): Promise<void> => {
    const keyword = searchOf(req.query)
    const view = View.parse(req.query).show
    const found = await mandates.list(operator, { view, keyword }, MOST + 1)
    const facts = { address: req.originalUrl, keyword, view, mandates: found, most: MOST, language, t }
    showView(res, 'staff/mandates', mandatesPage(facts))
  }

  const show = async (visit: StaffVisit, errors: FieldErrors | null = null): Promise<void> => {
    const { req, res, operator, language, t } = visit
    const file = await mandates.read(operator, mandateIdOf(visit))
    if (errors) res.status(422)
    const draft = errors && { values: typed(req.body), errors: complaints(errors, t) }
    showView(res, 'staff/mandate', staffMandatePage({ ...file, draft, language, t }))
  }

  const copy = async (visit: StaffVisit): Promise<void> => {
    sendFile(visit.res, await mandates.fetchCopy(visit.operator, mandateIdOf(visit)))
  }

  const accept = async (visit: StaffVisit): Promise<void> => {
    const { req, res, operator } = visit
    const id = mandateIdOf(visit)
    const { mandate } = await mandates.read(operator, id)
    const parsed = parseForm(Signature(dayOf(mandate.requestedAt), dayOf(operator.now())), req.body)
    if (!parsed.ok) return show(visit, parsed.errors)
    await mandates.decide(operator, id, { act: 'accept', ...parsed.value })
    done(res, `/staff/mandates/${id}`, 'done.staff.mandate_accepted')
  }

  const refuse = async (visit: StaffVisit): Promise<void> => {
    const { req, res, operator } = visit
    const id = mandateIdOf(visit)
    const parsed = parseForm(Refusing, req.body)
    if (!parsed.ok) return show(visit, parsed.errors)
    await mandates.decide(operator, id, { act: 'refuse', ...parsed.value })
    done(res, `/staff/mandates/${id}`, 'done.staff.mandate_refused')
  }

  return { list, show: (visit: StaffVisit) => show(visit), copy, accept, refuse }
}

const mandateIdOf = ({ req }: StaffVisit): string => String(req.params['mandateId'])
