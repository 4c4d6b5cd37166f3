import { FIELD_LIMITS, type CustomField } from '#domain/custom-fields/custom-field.ts'
import type { Translate } from '#platform/i18n.ts'
import { option, type Field } from '#presenters/components/field.ts'

/**
 * How a field of the account's own is asked for: any text, or one of its values. What the order has already can stay
 * chosen even where the list allows it no more.
 */
export function fieldQuestion(
  { name, allowedValues }: CustomField,
  present: string,
  t: Translate,
): Pick<Field, 'label'> & Partial<Pick<Field, 'kind' | 'options' | 'maxlength' | 'autocomplete'>> {
  if (allowedValues.length === 0) return { label: name, maxlength: FIELD_LIMITS.value, autocomplete: 'off' }
  const values = present === '' || allowedValues.includes(present) ? allowedValues : [...allowedValues, present]
  return {
    kind: 'select',
    label: name,
    options: [option('', t('orders.own_fields.blank')), ...values.map((value) => option(value, value))],
  }
}
