import type { AccountSheet } from '#domain/accounts/account-sheet.ts'
import {
  addressOf,
  addressVersion,
  changedAddressFields,
  type AddressFields,
} from '#domain/accounts/account-address.ts'
import type { Language } from '#domain/shared/language.ts'
import { LONGEST_FIELD } from '#domain/orders/holder-faults.ts'
import type { Translate } from '#platform/i18n.ts'
import { errorSummary, field } from '../../components/field.ts'
import { pageHead } from '../../components/page-head.ts'
import { countryName } from '../../operations/holder-fields.ts'
import { hintWith, meanwhileAlert } from './frame.ts'

export interface AddressFacts {
  readonly sheet: AccountSheet
  /** The form as it was typed, when it is shown again. */
  readonly draft?: AddressFields
  readonly errors?: Readonly<Record<string, string>>
  readonly version?: string
  readonly meanwhile?: boolean
  readonly language: Language
  readonly t: Translate
}

const GENERAL = '/administration/preferences'

/** What views/administration/preferences/address.ejs is given. */
export function addressPage(facts: AddressFacts) {
  const { sheet, version, meanwhile = false, language, t } = facts
  const fields = addressFields(facts)
  const phone = sheet.officePhone.replaceAll(' ', '\u00a0')
  return {
    title: t('preferences.address.title'),
    head: pageHead({
      lead: t('preferences.address.lead'),
      trail: [{ label: t('preferences.tab.general'), href: GENERAL }],
    }),
    errors: errorSummary(fields),
    notice: meanwhile ? meanwhileAlert(t) : null,
    action: `${GENERAL}/address`,
    version: version ?? addressVersion(addressOf(sheet)),
    fields,
    country: t('preferences.address.country', {
      country: countryName(sheet.address.country, language),
      email: sheet.officeEmail,
      phone,
    }),
    submit: t('preferences.save'),
  }
}

function addressFields({ sheet, draft, errors = {}, meanwhile = false, t }: AddressFacts) {
  const kept = addressOf(sheet)
  const shown = draft ?? kept
  const moved = meanwhile ? changedAddressFields(kept, shown) : []
  const ask = (name: keyof AddressFields, label: string, more: Partial<Parameters<typeof field>[0]> = {}) =>
    field({
      name,
      label,
      value: shown[name],
      error: errors[name] ?? null,
      hint: hintWith(null, moved.includes(name) ? kept[name].replaceAll('\n', ', ') : null, t),
      required: true,
      maxlength: LONGEST_FIELD,
      ...more,
    })
  return [
    ask('street', t('preferences.address.street'), { kind: 'textarea', rows: 2, autocomplete: 'street-address' }),
    ask('postalCode', t('preferences.address.postal_code'), { autocomplete: 'postal-code' }),
    ask('city', t('preferences.address.city'), { autocomplete: 'address-level2' }),
    ask('phone', t('preferences.address.phone'), { kind: 'tel', autocomplete: 'tel' }),
  ]
}
