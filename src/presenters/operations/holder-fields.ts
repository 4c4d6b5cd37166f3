import type { Product } from '#domain/catalogue/product.ts'
import { COUNTRY_CODES } from '#domain/csr/country-codes.ts'
import { LONGEST_FIELD } from '#domain/orders/holder-faults.ts'
import { HOLDER_KINDS } from '#domain/organizations/holder-kind.ts'
import type { Organization } from '#domain/organizations/organization.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { option } from '#presenters/components/field.ts'
import type { Ask, FormFacts } from './form-facts.ts'

/** Who the certificate is for: a known organization, or a new one by its registration number first. */
export function holderFields(ask: Ask, { assessed, accountKind, t, language }: FormFacts) {
  const { organizations } = assessed.context
  return {
    choice:
      organizations.length === 0
        ? null
        : ask({
            kind: 'select',
            name: 'organization',
            label: t('operations.holder.choice'),
            hint: t(`operations.holder.hint_${accountKind}`),
            required: true,
            options: [
              option('', t('shell.form.choose')),
              ...organizations.map((known) => option(known.id, organizationLabel(known))),
              option('new', t('operations.holder.new')),
            ],
          }),
    fields: organizationFields(ask, 'organization_', { t, language }),
    kind: kindField(ask, assessed.context.product, t),
  }
}

/** What the holder is, where its certificate says it; null elsewhere. */
export function kindField(ask: Ask, { caFamily }: Pick<Product, 'caFamily'>, t: Translate) {
  if (caFamily !== 'ev') return null
  return ask({
    kind: 'select',
    name: 'holder_kind',
    label: t('operations.holder_kind.label'),
    hint: t('operations.holder_kind.hint'),
    required: true,
    options: [option('', t('shell.form.choose')), ...kindOptions(t)],
  })
}

export const kindOptions = (t: Translate) =>
  HOLDER_KINDS.map((kind) => option(kind, t(`operations.holder_kind.${kind}`)))

/** The questions about an organization; the fields' names begin with the prefix. */
export function organizationFields(
  ask: Ask,
  prefix: 'organization_' | 'billing_',
  { t, language }: Pick<FormFacts, 't' | 'language'>,
  numberHint = t(`operations.organization.${prefix === 'organization_' ? 'registration_hint' : 'number_hint'}`),
) {
  const maxlength = LONGEST_FIELD
  const isHolder = prefix === 'organization_'
  const about = t(isHolder ? 'operations.sections.holder' : 'operations.payment.billing')
  const text = (name: string, label: string, more: Partial<Parameters<Ask>[0]> = {}) =>
    ask({ name: prefix + name, label, maxlength, required: true, ...more }, about)
  return [
    text('registration_number', t('operations.organization.registration_number'), {
      hint: numberHint,
      autocomplete: 'off',
    }),
    text('name', t('operations.organization.name'), {
      hint: isHolder ? t('operations.organization.name_hint') : null,
      autocomplete: 'organization',
    }),
    text('street', t('operations.organization.street'), {
      kind: 'textarea',
      rows: 2,
      autocomplete: 'street-address',
    }),
    text('postal_code', t('operations.organization.postal_code'), { autocomplete: 'postal-code' }),
    text('city', t('operations.organization.city'), { autocomplete: 'address-level2' }),
    text('state', t('operations.organization.state'), { required: false, autocomplete: 'address-level1' }),
    text('country', t('operations.organization.country'), {
      kind: 'select',
      autocomplete: 'country',
      maxlength: null,
      options: [option('', t('shell.form.choose')), ...countryOptions(language)],
    }),
    text('phone', t('operations.organization.phone'), {
      kind: 'tel',
      hint: isHolder ? t('operations.organization.phone_hint') : null,
      autocomplete: 'tel',
    }),
    text('vat_number', t('operations.organization.vat_number'), {
      required: false,
      hint: t('operations.organization.vat_hint'),
      autocomplete: 'off',
    }),
    ...(isHolder
      ? [
          text('naf_code', t('operations.organization.naf_code'), {
            required: false,
            hint: t('operations.organization.naf_hint'),
            autocomplete: 'off',
          }),
        ]
      : []),
  ]
}

export function organizationLabel({ name, address, registrationNumber }: Organization): string {
  return `${name}, ${address.city} (${registrationNumber})`
}

const countries = new Map<Language, ReturnType<typeof option>[]>()

/** Every country in its name's order; made once a language. */
export function countryOptions(language: Language) {
  const known = countries.get(language)
  if (known) return known
  const names = new Intl.DisplayNames(language, { type: 'region' })
  const made = COUNTRY_CODES.map((code) => option(code, names.of(code) ?? code)).sort((a, b) =>
    a.label.localeCompare(b.label, language),
  )
  countries.set(language, made)
  return made
}

export function countryName(code: string, language: Language): string {
  return countryOptions(language).find(({ value }) => value === code)?.label ?? code
}
