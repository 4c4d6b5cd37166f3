import { grants, type Right } from '#domain/access/rights.ts'
import { LONGEST_REJECTION, type AttachedOrder } from '#domain/outside/outside-order.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { validityBar } from '../components/bar.ts'
import { errorSummary, field } from '../components/field.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { plainColumn, table } from '../components/table.ts'

/** A rejection that is shown again. */
export interface RejectionDraft {
  readonly id: string
  readonly reason: string
  readonly error: string
}

export interface BoughtElsewhereFacts {
  readonly orders: readonly AttachedOrder[]
  /** The list ends there. */
  readonly most: number
  readonly draft: RejectionDraft | null
  /** Codes of the products that can be ordered. */
  readonly sold: ReadonlySet<string>
  readonly rights: ReadonlySet<Right>
  readonly now: Date
  readonly language: Language
  readonly t: Translate
}

const COLUMNS = ['name', 'product', 'organization', 'ends', 'renewal'] as const

/** What views/orders/bought-elsewhere.ejs is given: what is to be checked, and what was confirmed with its end. */
export function boughtElsewherePage(facts: BoughtElsewhereFacts) {
  const { orders, most, rights, t } = facts
  const shown = orders.slice(0, most)
  const checks = shown.filter(({ state }) => state === 'to_check').map((order) => checkCard(order, facts))
  const confirmed = shown.filter(({ state }) => state === 'confirmed')
  const label = (column: (typeof COLUMNS)[number]) => t(`orders.elsewhere.columns.${column}`)
  return {
    title: t('orders.elsewhere.title'),
    head: pageHead({ lead: t('orders.elsewhere.lead') }),
    errors: errorSummary(checks.map(({ reason }) => reason)),
    mayCheck: grants(rights, 'certificates:manage'),
    checks,
    table: table({
      caption: t('orders.elsewhere.confirmed'),
      columns: COLUMNS.map((column) => plainColumn(label(column))),
      count: t(orders.length > most ? 'orders.elsewhere.capped' : 'orders.elsewhere.count', {
        count: confirmed.length,
      }),
      empty:
        confirmed.length === 0
          ? { title: t('orders.elsewhere.empty_title'), text: t('orders.elsewhere.empty_text'), action: null }
          : null,
    }),
    labels: {
      product: label('product'),
      organization: label('organization'),
      ends: label('ends'),
      renewal: label('renewal'),
    },
    rows: confirmed.map((order) => confirmedRow(order, facts)),
  }
}

function checkCard(order: AttachedOrder, { draft, language, t }: BoughtElsewhereFacts) {
  const { date } = formatsFor(language)
  const mine = draft?.id === order.id ? draft : null
  const href = `/orders/bought-elsewhere/${order.id}`
  return {
    id: order.id,
    name: order.commonName,
    about: t('orders.elsewhere.about', { product: order.productName, reference: order.reference }),
    organization: order.organizationName,
    validity: t('orders.elsewhere.validity', { from: date(order.validFrom).text, to: date(order.validTo).text }),
    names: order.names.length > 1 ? order.names.join(', ') : null,
    confirmAction: `${href}/confirmation`,
    rejectAction: `${href}/rejection`,
    isOpen: mine !== null,
    reason: field({
      name: 'reason',
      id: `reason-${order.id}`,
      kind: 'textarea',
      label: t('orders.elsewhere.reason'),
      hint: t('orders.elsewhere.reason_hint'),
      value: mine?.reason ?? '',
      error: mine?.error ?? null,
      required: true,
      rows: 2,
      maxlength: LONGEST_REJECTION,
    }),
  }
}

function confirmedRow(order: AttachedOrder, { sold, rights, now, language, t }: BoughtElsewhereFacts) {
  const product = order.productCode !== null && sold.has(order.productCode) ? order.productCode : null
  return {
    name: order.commonName,
    reference: order.reference,
    product: order.productName,
    organization: order.organizationName,
    ends: formatsFor(language).date(order.validTo),
    life: validityBar(order.validFrom, order.validTo, now, t),
    // What is not sold here is chosen anew.
    renewal: grants(rights, 'orders:place')
      ? {
          href: product === null ? '/operations/new-order' : `/operations/orders/new?product=${product}`,
          label: t(product === null ? 'orders.elsewhere.choose' : 'orders.elsewhere.renew'),
        }
      : null,
  }
}
