import type { Buyer } from '#domain/documents/document.ts'
import { LANGUAGES, type Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { field, option, type Field } from '../../components/field.ts'
import { countryOptions } from '../../operations/holder-fields.ts'

/** The form of a mandate, field by field. */
export type MandateDraft = Readonly<Record<string, string>>

/** A mandate that the account itself would give: nobody types again what is known. */
export function blankMandate({ name, address }: Buyer, language: Language): MandateDraft {
  const { lines, postalCode, city, country } = address
  return { debtorName: name, street: lines.join('\n'), postalCode, city, country, language }
}

/** The questions of the form that makes a mandate. */
export function mandateFields(facts: {
  readonly draft: MandateDraft
  readonly errors?: Readonly<Record<string, string>>
  readonly language: Language
  readonly t: Translate
}): readonly Field[] {
  const { draft, errors = {}, language, t } = facts
  const ask = (name: string, label: string, more: Partial<Parameters<typeof field>[0]> = {}) =>
    field({
      name,
      label,
      value: draft[name] ?? '',
      error: errors[name] ?? null,
      required: true,
      maxlength: 200,
      autocomplete: 'off',
      ...more,
    })
  return [
    ask('debtorName', t('preferences.mandate.debtor_name'), { maxlength: 70 }),
    ask('street', t('preferences.mandate.street'), { kind: 'textarea', rows: 2 }),
    ask('postalCode', t('preferences.mandate.postal_code')),
    ask('city', t('preferences.mandate.city')),
    ask('country', t('preferences.mandate.country'), {
      kind: 'select',
      maxlength: null,
      options: [option('', t('shell.form.choose')), ...countryOptions(language)],
    }),
    ask('iban', t('preferences.mandate.iban'), { hint: t('preferences.mandate.iban_hint'), mono: true, maxlength: 60 }),
    ask('bic', t('preferences.mandate.bic'), {
      hint: t('preferences.mandate.bic_hint'),
      mono: true,
      maxlength: 20,
      required: false,
    }),
    ask('email', t('preferences.mandate.email'), {
      kind: 'email',
      hint: t('preferences.mandate.email_hint'),
      required: false,
    }),
    ask('language', t('preferences.mandate.language'), {
      kind: 'select',
      maxlength: null,
      options: LANGUAGES.map((one) => option(one, t(`shell.languages.${one}`))),
    }),
  ]
}
