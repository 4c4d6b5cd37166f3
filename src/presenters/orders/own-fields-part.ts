import { grants } from '#domain/access/rights.ts'
import { FIELD_LIMITS, type FieldSlot } from '#domain/custom-fields/custom-field.ts'
import { valueAt, type ValueFault } from '#domain/custom-fields/custom-values.ts'
import type { Translate } from '#platform/i18n.ts'
import { errorSummary, field, type ErrorSummary, type Field } from '#presenters/components/field.ts'
import { fieldQuestion } from '#presenters/custom-fields/field-question.ts'
import { fact, facts, type Fact } from './facts.ts'
import type { OrderPageFacts } from './order-file.ts'

/** What was written into the fields and could not be kept, to be shown again. */
export interface OwnFieldsDraft {
  readonly typed: Readonly<Record<string, string>>
  readonly faults: ReadonlyMap<FieldSlot, ValueFault>
}

/** The account's own fields on the page of an order: a form, or what they hold for who may not write. */
export interface OwnFieldsPart {
  readonly title: string
  readonly form: {
    readonly action: string
    readonly questions: readonly { readonly field: Field; readonly beforeName: string; readonly before: string }[]
    readonly errors: ErrorSummary | null
    readonly submit: string
  } | null
  readonly facts: readonly Fact[]
}

/** What the form calls the value of a field, and what it says that the field held. */
export const valueName = (fieldId: string) => `value-${fieldId}`
export const beforeName = (fieldId: string) => `before-${fieldId}`

/** Null for an account without fields of its own. */
export function ownFieldsPart(page: OrderPageFacts, draft: OwnFieldsDraft | null): OwnFieldsPart | null {
  const { file, rights, t } = page
  const { order, customFields } = file
  if (customFields.length === 0) return null
  const title = t('orders.own_fields.title')
  if (!grants(rights, 'orders:place')) {
    const held = facts(customFields.map(({ name, slot }) => fact(name, valueAt(order.customValues, slot))))
    return held.length > 0 ? { title, form: null, facts: held } : null
  }
  const questions = customFields.map((one) => {
    const present = valueAt(order.customValues, one.slot)
    const fault = draft?.faults.get(one.slot)
    return {
      field: field({
        name: valueName(one.id),
        value: draft?.typed[valueName(one.id)] ?? present,
        error: fault ? faultText(fault, one.name, t) : null,
        ...fieldQuestion(one, present, t),
      }),
      beforeName: beforeName(one.id),
      before: draft?.typed[beforeName(one.id)] ?? present,
    }
  })
  return {
    title,
    form: {
      action: `/orders/${order.reference}/fields`,
      questions,
      errors: errorSummary(questions.map((question) => question.field)),
      submit: t('orders.own_fields.submit'),
    },
    facts: [],
  }
}

function faultText(fault: ValueFault, label: string, t: Translate): string {
  return fault === 'too_long'
    ? t('operations.faults.too_long', { label, maximum: FIELD_LIMITS.value })
    : t('operations.faults.choose_one', { label })
}
