import type { Catalogue } from '#domain/catalogue/catalogue.ts'
import { dayAfter, OBJECTIVE_KINDS, type Contract } from '#domain/contracts/contract.ts'
import type { ContractAccount } from '#domain/contracts/listed-contract.ts'
import type { Language } from '#domain/shared/language.ts'
import { addYears, dayOf } from '#domain/shared/time.ts'
import type { Translate } from '#platform/i18n.ts'
import { errorSummary, field, option } from '../components/field.ts'
import { pageHead } from '../components/page-head.ts'
import { levelText } from '../contract/contract-sheet.ts'

export interface ContractFormFacts {
  /** Makes the form count once, however often it is sent. */
  readonly id: string
  readonly accounts: readonly ContractAccount[]
  /** The account that the address asks for. */
  readonly account: string
  /** The contract that this one follows: its terms are proposed. */
  readonly followed: { readonly account: ContractAccount; readonly contract: Contract } | null
  readonly draft: {
    readonly values: Readonly<Record<string, string>>
    readonly products: readonly string[]
    readonly errors: Readonly<Record<string, string>>
  } | null
  /** Quantities at which the price list has a price of its own. */
  readonly levels: readonly number[]
  readonly catalogue: Catalogue
  /** Calendar day. */
  readonly today: string
  readonly language: Language
  readonly t: Translate
}

/** What views/staff/contract-form.ejs is given: a new contract, or the one that follows another. */
export function contractFormPage(facts: ContractFormFacts) {
  const { id, followed, draft, t } = facts
  const values = draft?.values ?? proposal(facts)
  const about = (name: string) => ({ name, value: values[name] ?? '', error: draft?.errors[name] ?? null })
  const terms = [
    accountField(about('account'), facts),
    levelField(about('priceLevel'), facts),
    field({ ...about('startsOn'), kind: 'date', label: t('staff.contract_form.starts_on'), required: true }),
    field({
      ...about('endsOn'),
      kind: 'date',
      label: t('staff.contract_form.ends_on'),
      hint: t('staff.contract_form.ends_on_hint'),
      required: true,
    }),
  ]
  const objective = objectiveFields(about, t)
  const products = productFields(draft?.products ?? followed?.contract.products ?? [], draft?.errors['products'], facts)
  return {
    title: t('staff.contract_form.title'),
    head: pageHead({ trail: [{ label: t('staff.contracts.title'), href: '/staff/contracts' }] }),
    errors: errorSummary([...terms, ...objective, ...products]),
    id,
    terms,
    objective,
    products: {
      title: t('staff.contract_form.products'),
      hint: t('staff.contract_form.products_hint'),
      fields: products,
    },
    submit: t('staff.contract_form.submit'),
  }
}

/** Untouched, it is a year from today, or from the day after the contract that it follows. */
function proposal({ account, followed, today }: ContractFormFacts): Readonly<Record<string, string>> {
  const startsOn = followed && followed.contract.endsOn >= today ? dayAfter(followed.contract.endsOn) : today
  const nextYear = addYears(new Date(`${startsOn}T00:00:00Z`), 1)
  return {
    account: followed?.account.slug ?? account,
    startsOn,
    endsOn: dayOf(new Date(nextYear.getTime() - 1)),
    priceLevel: String(followed?.contract.priceLevel ?? 1),
    objective: 'none',
    target: '',
  }
}

type About = Pick<Parameters<typeof field>[0], 'name' | 'value' | 'error'>

const accountField = (about: About, { accounts, t }: ContractFormFacts) =>
  field({
    ...about,
    kind: 'select',
    label: t('staff.contract_form.account'),
    required: true,
    options: [option('', t('shell.form.choose')), ...accounts.map(({ slug, name }) => option(slug, name))],
  })

const levelField = (about: About, { levels, t }: ContractFormFacts) =>
  field({
    ...about,
    kind: 'select',
    label: t('contract.sheet.price_level'),
    hint: t('staff.contract_form.price_level_hint'),
    required: true,
    options: [...new Set([1, ...levels])]
      .toSorted((a, b) => a - b)
      .map((level) => option(String(level), levelText(level, t))),
  })

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
function productFields(ticked: readonly string[], error: string | undefined, facts: ContractFormFacts) {
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
