import type { z } from 'zod'
import { done } from '#http/done.ts'
import { parseForm, typed, type FieldError } from '#http/form.ts'
import type { StaffVisit } from '#http/visit.ts'
import type { CaseForm } from '#presenters/staff/case-file.ts'
import type { Services } from '#services/index.ts'
import { showCase } from './cases.ts'

type ActOnOrder = Services['staff']['actOnOrder']
type StaffAct = Parameters<ActOnOrder>[1]
type AccountScope = Parameters<Parameters<ActOnOrder>[3]>[0]
/** What is done with a case: the words of its end have the same name. */
type CaseAct = Extract<StaffAct, `case.${string}` | `certificate.${string}`>
/** What an act finds wrong with a field that only it can judge; nothing when it was done. */
type Faults = Readonly<Record<string, readonly FieldError[]>>

/** An act without a question: done, and back to the case. */
export const caseAct =
  ({ staff }: Services, act: CaseAct, work: (scope: AccountScope, reference: string) => Promise<void>) =>
  async ({ req, res, operator }: StaffVisit): Promise<void> => {
    const reference = String(req.params['reference'])
    await staff.actOnOrder(operator, act, reference, (scope) => work(scope, reference))
    done(res, `/staff/cases/${reference}`, `done.cases.${act}`)
  }

/** An act with a form: the case is shown again with what is wrong, or the act is done. */
export const caseForm =
  <Schema extends z.ZodType>(
    services: Services,
    form: CaseForm,
    act: CaseAct,
    schema: Schema,
    work: (scope: AccountScope, reference: string, answers: z.output<Schema>) => Promise<Faults>,
  ) =>
  async (visit: StaffVisit): Promise<void> => {
    const { req, res, operator, t } = visit
    const reference = String(req.params['reference'])
    const reject = (faults: Faults) => {
      const complaints = (list: readonly FieldError[]) => list.map(({ key, values }) => t(key, values)).join(' ')
      const errors = mapValues(faults, complaints)
      return showCase(visit, services, { form, typed: typed(req.body), ticked: tickedIn(req.body), errors })
    }
    const parsed = parseForm(schema, req.body)
    if (!parsed.ok) return reject(mapValues(parsed.errors, (error) => [error]))
    const faults = await services.staff.actOnOrder(operator, act, reference, (scope) =>
      work(scope, reference, parsed.value),
    )
    if (Object.values(faults).some((list) => list.length > 0)) return reject(faults)
    done(res, `/staff/cases/${reference}`, `done.cases.${act}`)
  }

/** Every tick of a form, whatever its name: values of different groups differ. */
function tickedIn(body: unknown): readonly string[] {
  const { items, documents } = (body ?? {}) as Readonly<Record<string, unknown>>
  const ticks: unknown[] = [items, documents].flat()
  return ticks.filter((value) => typeof value === 'string')
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, map: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]))
}
