import { priceListOn, type Catalogue } from '#domain/catalogue/catalogue.ts'
import { OBJECTIVE_KINDS } from '#domain/contracts/contract.ts'
import type { Language } from '#domain/shared/language.ts'
import { addYears, dayOf } from '#domain/shared/time.ts'
import type { Translate } from '#platform/i18n.ts'
import { field, option, type Field } from '../components/field.ts'
import { levelText } from '../contract/contract-sheet.ts'

/** The terms of a contract as they were typed, with what is wrong with them. */
export interface ContractDraft {
  readonly values: Readonly<Record<string, string>>
  readonly products: readonly string[]
  readonly errors: Readonly<Record<string, string>>
}

export interface ContractFieldFacts {
  readonly catalogue: Catalogue
  /** Calendar day. */
  readonly today: string
  readonly language: Language
  readonly t: Translate
}

/** Untouched, a contract is a year at the prices of single orders. */
export function contractProposal(startsOn: string, priceLevel = 1): Readonly<Record<string, string>> {
  const nextYear = addYears(new Date(`${startsOn}T00:00:00Z`), 1)
  return {
    startsOn,
    endsOn: dayOf(new Date(nextYear.getTime() - 1)),
    priceLevel: String(priceLevel),
    objective: 'none',
    target: '',
  }
}

/** The questions of views/staff/contract-fields.ejs: what is agreed, wherever a contract is made. */
export function contractFields({ values, products, errors }: ContractDraft, facts: ContractFieldFacts) {
  const { t } = facts
  const about = (name: string) => ({ name, value: values[name] ?? '', error: errors[name] ?? null })
  return {
    terms: [
      field({ ...about('startsOn'), kind: 'date', label: t('staff.contract_form.starts_on'), required: true }),
      field({
        ...about('endsOn'),
        kind: 'date',
        label: t('staff.contract_form.ends_on'),
        hint: t('staff.contract_form.ends_on_hint'),
        required: true,
      }),
      levelField(about('priceLevel'), facts),
    ],
    objective: objectiveFields(about, t),
    products: {
      title: t('staff.contract_form.products'),
      hint: t('staff.contract_form.products_hint'),
      fields: productFields(products, errors['products'], facts),
    },
  }
}

/** All of them in the order of the page, for its summary of what is wrong. */
export const everyContractField = ({ terms, objective, products }: ReturnType<typeof contractFields>): Field[] => [
  ...terms,
  ...objective,
  ...products.fields,
]

type About = Pick<Parameters<typeof field>[0], 'name' | 'value' | 'error'>

/** Quantities at which the price list has a price of its own. */
function levelField(about: About, { catalogue, today, t }: ContractFieldFacts) {
  const levels = new Set([1, ...priceListOn(catalogue, today).prices.map(({ fromQuantity }) => fromQuantity)])
  return field({
    ...about,
    kind: 'select',
    label: t('contract.sheet.price_level'),
    hint: t('staff.contract_form.price_level_hint'),
    required: true,
    options: [...levels].toSorted((a, b) => a - b).map((level) => option(String(level), levelText(level, t))),
  })
}

function objectiveFields(about: (name: string) => About, t: Translate) {
  return [
    field({
      ...about('objective'),
      kind: 'radio',
      label: t('contract.objective.title'),
      options: ['none' as const, ...OBJECTIVE_KINDS].map((kind) =>
        option(kind, t(`staff.contract_form.objectives.${kind}`)),
      ),
    }),
    field({
      ...about('target'),
      label: t('staff.contract_form.target'),
      hint: t('staff.contract_form.target_hint'),
      inputmode: 'decimal',
      maxlength: 20,
    }),
  ]
}

/** A group of boxes for each brand; what is wrong with the choice is said at the first one. */
function productFields(ticked: readonly string[], error: string | undefined, facts: ContractFieldFacts) {
  const { catalogue, language } = facts
  return catalogue.brands
    .map(({ code, name }) => ({ code, name, products: catalogue.products.filter(({ brand }) => brand === code) }))
    .filter(({ products }) => products.length > 0)
    .map(({ code, name, products }, index) =>
      field({
        kind: 'checkboxes',
        name: 'products',
        id: `products-${code}`,
        label: name,
        values: ticked,
        error: index === 0 ? (error ?? null) : null,
        options: products.map((product) => option(product.code, product.name[language])),
      }),
    )
}
