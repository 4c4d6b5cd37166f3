import { FIELD_LIMITS, fieldVersion, type CustomField } from '#domain/custom-fields/custom-field.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert } from '#presenters/components/alert.ts'
import { errorSummary, field as question } from '#presenters/components/field.ts'
import { pageHead } from '#presenters/components/page-head.ts'

type FieldDraft = Readonly<Record<string, string>>

export interface CustomFieldFacts {
  /** Null for one that is to be added. */
  readonly field: CustomField | null
  /** Makes the form count once, however often it is sent. */
  readonly id: string
  readonly draft: FieldDraft
  readonly errors?: Readonly<Record<string, string>>
  /** What the form was filled from, where that is not the field as it is kept now. */
  readonly version?: string
  /** Somebody else changed it since the form was opened. */
  readonly isMeanwhile?: boolean
}

export const BLANK_FIELD: FieldDraft = { on: 'yes' }

export const draftOfField = ({ name, isOn, allowedValues }: CustomField): FieldDraft => ({
  name,
  on: isOn ? 'yes' : '',
  values: allowedValues.join('\n'),
})

/** What views/administration/custom-field.ejs is given: a field to be added or changed. */
export function customFieldPage(facts: CustomFieldFacts, t: Translate) {
  const { field, id, draft, errors = {}, version, isMeanwhile = false } = facts
  const about = (name: string) => ({ name, value: draft[name] ?? '', error: errors[name] ?? null })
  const fields = [
    question({
      ...about('name'),
      label: t('administration.custom_fields.name'),
      hint: t('administration.custom_fields.name_hint'),
      required: true,
      maxlength: FIELD_LIMITS.name,
      autocomplete: 'off',
    }),
    question({ ...about('on'), kind: 'checkbox', label: t('administration.custom_fields.on_label') }),
    question({
      ...about('values'),
      kind: 'textarea',
      label: t('administration.custom_fields.values'),
      hint: t('administration.custom_fields.values_hint'),
      rows: 6,
    }),
  ]
  return {
    title: field
      ? t('administration.custom_fields.title_one', { name: field.name })
      : t('administration.custom_fields.add'),
    head: pageHead({
      trail: [{ label: t('administration.custom_fields.title'), href: '/administration/custom-fields' }],
    }),
    notice: isMeanwhile ? alert('act', t('administration.custom_fields.meanwhile'), { urgent: true }) : null,
    errors: errorSummary(fields),
    action: field ? `/administration/custom-fields/${field.id}` : '/administration/custom-fields',
    id: field ? null : id,
    version: field ? (version ?? fieldVersion(field)) : null,
    fields,
    submit: t(field ? 'administration.custom_fields.save' : 'administration.custom_fields.add'),
    deletion: field
      ? {
          href: `/administration/custom-fields/${field.id}/deletion`,
          label: t('administration.custom_fields.delete_named', { name: field.name }),
        }
      : null,
  }
}
