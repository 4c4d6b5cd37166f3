import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { FIELD_LIMITS, typedValues, type CustomField } from '#domain/custom-fields/custom-field.ts'
import { complaints } from '#http/complaints.ts'
import { done } from '#http/done.ts'
import { parseForm, says, ticks, typed, type FieldErrors } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { BLANK_FIELD, customFieldPage, draftOfField } from '#presenters/administration/custom-field-page.ts'
import { customFieldsPage, fieldDeletionPage } from '#presenters/administration/custom-fields-page.ts'
import type { FieldOutcome } from '#services/custom-fields/write-field.ts'
import type { Services } from '#services/index.ts'
import { line, lines } from '../operations/clean-text.ts'
import { idIn, versionIn } from './user-form.ts'

const LIST = '/administration/custom-fields'

const wrongName = says('administration.custom_fields.faults.name')
const wrongValues = says('administration.custom_fields.faults.values')

const Form = z
  .object({
    name: line.pipe(z.string().min(1, wrongName).max(FIELD_LIMITS.name, wrongName)),
    on: ticks(['yes']),
    values: lines
      .transform(typedValues)
      .refine(
        (values) =>
          values.length <= FIELD_LIMITS.allowedValues && values.every(({ length }) => length <= FIELD_LIMITS.value),
        wrongValues,
      ),
  })
  .transform(({ name, on, values }) => ({ name, isOn: on.length > 0, allowedValues: values }))

const NAME_TAKEN: FieldErrors = { name: { key: 'administration.custom_fields.faults.name_taken' } }

/** The account's own fields: up to four, each with a name, a switch and the values that it may hold. */
export function customFieldRoutes({ customFields }: Pick<Services, 'customFields'>) {
  const list = async ({ res, scope, t }: CustomerVisit) => {
    show(res, 'administration/custom-fields', customFieldsPage(await customFields.list(scope), t))
  }

  const blank = ({ res, t }: CustomerVisit) => {
    show(res, 'administration/custom-field', customFieldPage({ field: null, id: randomUUID(), draft: BLANK_FIELD }, t))
    return Promise.resolve()
  }

  const add = async (visit: CustomerVisit) => {
    const { req, scope } = visit
    const id = idIn(req.body) ?? randomUUID()
    const parsed = parseForm(Form, req.body)
    if (parsed.ok) answer(visit, null, id, await customFields.add(scope, id, parsed.value), 'done.custom_fields.added')
    else showWrong(visit, null, id, parsed.errors)
  }

  const form = async ({ req, res, scope, t }: CustomerVisit) => {
    const field = await customFields.open(scope, fieldIdOf(req))
    show(res, 'administration/custom-field', customFieldPage({ field, id: field.id, draft: draftOfField(field) }, t))
  }

  const save = async (visit: CustomerVisit) => {
    const { req, scope } = visit
    const field = await customFields.open(scope, fieldIdOf(req))
    const parsed = parseForm(Form, req.body)
    if (!parsed.ok) {
      showWrong(visit, field, field.id, parsed.errors)
      return
    }
    const outcome = await customFields.change(scope, field.id, versionIn(req.body), parsed.value)
    answer(visit, field, field.id, outcome, 'done.custom_fields.changed')
  }

  const askDeletion = async ({ req, res, scope, t }: CustomerVisit) => {
    const { field, values } = await customFields.openToDelete(scope, fieldIdOf(req))
    show(res, 'administration/confirm', fieldDeletionPage(field, values, t))
  }

  const remove = async ({ req, res, scope }: CustomerVisit) => {
    await customFields.delete(scope, fieldIdOf(req))
    done(res, LIST, 'done.custom_fields.deleted')
  }

  return { list, blank, add, form, save, askDeletion, remove }
}

type Done = 'done.custom_fields.added' | 'done.custom_fields.changed'

function answer(visit: CustomerVisit, field: CustomField | null, id: string, result: FieldOutcome, said: Done): void {
  const { req, res, t } = visit
  if (result.outcome === 'saved') done(res, LIST, said)
  else if (result.outcome === 'taken') showWrong(visit, field, id, NAME_TAKEN)
  else {
    res.status(409)
    const facts = { field: result.now, id, draft: typed(req.body), isMeanwhile: true }
    show(res, 'administration/custom-field', customFieldPage(facts, t))
  }
}

function showWrong(visit: CustomerVisit, field: CustomField | null, id: string, errors: FieldErrors): void {
  const { req, res, t } = visit
  res.status(422)
  const facts = { field, id, draft: typed(req.body), version: versionIn(req.body), errors: complaints(errors, t) }
  show(res, 'administration/custom-field', customFieldPage(facts, t))
}

const fieldIdOf = ({ params }: CustomerVisit['req']) => String(params['fieldId'])
