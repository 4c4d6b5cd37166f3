import {
  accountingVersion,
  changedPreferences,
  INVOICE_WAYS,
  type AccountingPreferences,
} from '#domain/accounts/accounting-preferences.ts'
import type { BillingEntity } from '#domain/accounts/billing-entity.ts'
import type { PurchaseOption } from '#domain/access/signed-in.ts'
import type { PaymentMeans } from '#domain/orders/order.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { errorSummary, field, option, type Field } from '../../components/field.ts'
import { pill } from '../../components/status-pill.ts'
import { plainColumn, table } from '../../components/table.ts'
import { countryName } from '../../operations/holder-fields.ts'
import { billingLabel } from '../../operations/payment-fields.ts'
import { hintWith, meanwhileAlert, preferencesFrame } from './frame.ts'

export interface AccountingFacts {
  readonly sheet: {
    readonly preferences: AccountingPreferences
    readonly entities: readonly BillingEntity[]
    readonly means: readonly PaymentMeans[]
    readonly account: { readonly name: string; readonly purchaseOption: PurchaseOption }
  }
  /** Where invoices go by mail; null where no contact point says it. */
  readonly invoicesTo: string | null
  /** The form as it was typed, when it is shown again. */
  readonly draft?: AccountingDraft
  readonly errors?: Readonly<Record<string, string>>
  readonly version?: string
  readonly meanwhile?: boolean
  readonly language: Language
  readonly t: Translate
}

export interface AccountingDraft {
  readonly means: string
  readonly entity: string
  readonly invoicesBy: string
  readonly purchaseOrder: boolean
}

const ADD = '/administration/preferences/billing-entities/new'
const COLUMNS = ['name', 'number', 'vat', 'place'] as const

/** What views/administration/preferences/accounting.ejs is given. */
export function accountingPage(facts: AccountingFacts) {
  const { sheet, version, meanwhile = false, t } = facts
  const fields = termsFields(facts)
  return {
    ...preferencesFrame('accounting', t),
    lead: t('preferences.accounting.lead'),
    errors: errorSummary(fields),
    notice: meanwhile ? meanwhileAlert(t) : null,
    terms: {
      title: t('preferences.accounting.terms'),
      version: version ?? accountingVersion(sheet.preferences),
      fixedMeans: sheet.means.length > 0 ? null : fixedMeans(sheet.account.purchaseOption, t),
      fields,
      submit: t('preferences.save'),
    },
    entities: entitiesPart(facts),
  }
}

const draftOf = ({ paymentMeans, billingEntityId, invoicesBy, purchaseOrderRequired }: AccountingPreferences) => ({
  means: paymentMeans ?? '',
  entity: billingEntityId ?? '',
  invoicesBy,
  purchaseOrder: purchaseOrderRequired,
})

function fixedMeans(purchaseOption: PurchaseOption, t: Translate): string {
  const means = t(purchaseOption === 'monthly' ? 'operations.means.monthly' : 'operations.means.deposit')
  return t('preferences.accounting.means_fixed', { means })
}

function termsFields(facts: AccountingFacts): readonly Field[] {
  const { sheet, invoicesTo, draft = draftOf(sheet.preferences), errors = {}, t } = facts
  const { means, entities, account } = sheet
  const meansField = field({
    kind: 'select',
    name: 'means',
    label: t('preferences.accounting.means'),
    hint: hintWith(t('preferences.accounting.means_hint'), keptNow(facts, 'paymentMeans'), t),
    error: errors['means'] ?? null,
    value: draft.means,
    options: [
      option('', t('preferences.accounting.means_first')),
      ...means.map((one) => option(one, t(`operations.means.${one}`))),
    ],
  })
  const entityField = field({
    kind: 'select',
    name: 'entity',
    label: t('preferences.accounting.entity'),
    hint: hintWith(t('preferences.accounting.entity_hint'), keptNow(facts, 'billingEntityId'), t),
    error: errors['entity'] ?? null,
    value: draft.entity,
    options: [
      option('', t('preferences.accounting.entity_account', { account: account.name })),
      ...entities.map((entity) => option(entity.id, billingLabel(entity))),
    ],
  })
  return [
    ...(means.length > 0 ? [meansField] : []),
    entityField,
    field({
      kind: 'radio',
      name: 'invoicesBy',
      label: t('preferences.accounting.invoices_by'),
      hint: hintWith(null, keptNow(facts, 'invoicesBy'), t),
      error: errors['invoicesBy'] ?? null,
      required: true,
      value: draft.invoicesBy,
      options: INVOICE_WAYS.map((way) =>
        option(way, t(`preferences.accounting.by_${way}`), { note: wayText(way, invoicesTo, t) }),
      ),
    }),
    field({
      kind: 'checkboxes',
      name: 'purchaseOrder',
      label: t('preferences.accounting.purchase_order'),
      hint: hintWith(null, keptNow(facts, 'purchaseOrderRequired'), t),
      values: draft.purchaseOrder ? ['yes'] : [],
      options: [
        option('yes', t('preferences.accounting.purchase_order_answer'), {
          note: t('preferences.accounting.purchase_order_text'),
        }),
      ],
    }),
  ]
}

function wayText(way: (typeof INVOICE_WAYS)[number], invoicesTo: string | null, t: Translate): string {
  if (way === 'download') return t('preferences.accounting.by_download_text')
  return invoicesTo === null
    ? t('preferences.accounting.by_mail_text')
    : t('preferences.accounting.by_mail_to', { email: invoicesTo })
}

/** What is kept in a field that somebody else has changed meanwhile. */
function keptNow(facts: AccountingFacts, name: keyof AccountingPreferences): string | null {
  const { sheet, draft, meanwhile = false, t } = facts
  if (!draft || !meanwhile) return null
  const { preferences, entities, account } = sheet
  const typed = {
    paymentMeans: draft.means === '' ? null : draft.means,
    billingEntityId: draft.entity === '' ? null : draft.entity,
    invoicesBy: draft.invoicesBy,
    purchaseOrderRequired: draft.purchaseOrder,
  } as AccountingPreferences
  if (!changedPreferences(preferences, typed).includes(name)) return null
  switch (name) {
    case 'paymentMeans':
      return preferences.paymentMeans === null
        ? t('preferences.accounting.means_first')
        : t(`operations.means.${preferences.paymentMeans}`)
    case 'billingEntityId':
      return entities.find(({ id }) => id === preferences.billingEntityId)?.name ?? account.name
    case 'invoicesBy':
      return t(`preferences.accounting.by_${preferences.invoicesBy}`)
    case 'purchaseOrderRequired':
      return t(preferences.purchaseOrderRequired ? 'preferences.accounting.yes' : 'preferences.accounting.no')
  }
}

function entitiesPart({ sheet: { entities }, language, t }: AccountingFacts) {
  const label = (column: (typeof COLUMNS)[number]) => t(`preferences.accounting.columns.${column}`)
  const add = { label: t('preferences.accounting.add'), href: ADD }
  return {
    title: t('preferences.accounting.entities'),
    lead: t('preferences.accounting.entities_lead'),
    add,
    table: table({
      caption: t('preferences.accounting.entities'),
      columns: COLUMNS.map((column) => plainColumn(label(column))),
      count: t('preferences.accounting.count', { count: entities.length }),
    }),
    empty:
      entities.length > 0
        ? null
        : { title: t('preferences.accounting.empty_title'), text: t('preferences.accounting.empty_text'), action: add },
    labels: { number: label('number'), vat: label('vat'), place: label('place') },
    rows: entities.map((entity) => ({
      href: `/administration/preferences/billing-entities/${entity.id}`,
      name: entity.name,
      pill: entity.isDefault ? pill('done', t('preferences.accounting.is_default')) : null,
      number: entity.registrationNumber,
      vat: entity.vatNumber,
      place: `${entity.city}, ${countryName(entity.country, language)}`,
    })),
  }
}
