import type { Product } from '#domain/catalogue/product.ts'
import { valueAt } from '#domain/custom-fields/custom-values.ts'
import type { ShownColumn } from '#domain/orders/list-appearance.ts'
import { NEXT_STEPS, type NextStep } from '#domain/orders/next-step.ts'
import { detailsOf, type ListedOrder } from '#domain/orders/listed-order.ts'
import { SHOWN_STATUSES, shownStatus, type ShownStatus } from '#domain/orders/shown-status.ts'
import { termsOf } from '#domain/orders/terms.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { validityBar, type Bar } from '#presenters/components/bar.ts'
import { formatsFor, type DateText } from '#presenters/components/formats.ts'
import { oncePerLanguage } from '#presenters/once-per-language.ts'
import { pill, TONE_OF_CERTIFICATE, TONE_OF_STATUS, type Pill } from '#presenters/components/status-pill.ts'
import { standingOf } from './standing.ts'

/** A column as the rows are made for it. */
export type RowColumn = {
  readonly column: ShownColumn
  readonly label: string
}

export interface RowFacts {
  readonly page: { readonly rows: readonly ListedOrder[] }
  readonly columns: readonly RowColumn[]
  readonly language: Language
  readonly now: Date
  readonly product: (code: string) => Product
  readonly t: Translate
}

/** One cell of a list, of whatever column: the view writes what is there. */
export interface Cell {
  /** What the cell is called on the phone, where the head of the table is not seen. */
  readonly label: string
  css: string
  text: string
  /** Only of the first cell of a row: the way to the order. */
  href: string | null
  /** Machine-readable, of a day. */
  readonly iso: string | null
  tone: string | null
  readonly note: string | null
  readonly life: Bar | null
}

/** The lines of a list. Words that repeat are looked up once a page, not once a line: lists are the hottest pages. */
export function orderRows(facts: RowFacts): readonly (readonly Cell[])[] {
  const makers = facts.columns.map((column) => cellMaker(column, facts))
  return facts.page.rows.map((row) => {
    const cells = makers.map((make) => make(row))
    if (cells[0]) leadToOrder(cells[0], row.reference)
    return cells
  })
}

/** The first cell leads to the order; where it would be empty it says the reference. */
function leadToOrder(cell: Cell, reference: string): void {
  if (cell.text === NOTHING) cell.text = reference
  cell.css = 'lead-cell'
  cell.tone = null
  cell.href = `/orders/${reference}`
}

const NOTHING = '–'

type Maker = (row: ListedOrder) => Cell

/** Fields are named instead of spread, which is much faster: a page has some two hundred cells. */
function textCell(label: string, text: string, css: string, note: string | null = null): Cell {
  return { label, css, text: text === '' ? NOTHING : text, href: null, iso: null, tone: null, note, life: null }
}

const wordsCell = (label: string, text: string) => textCell(label, text, 'text-cell')

function dayCell(label: string, at: DateText | null, life: Bar | null = null): Cell {
  if (at === null) return textCell(label, '', '')
  return { label, css: '', text: at.text, href: null, iso: at.iso, tone: null, note: null, life }
}

const dayOf = (label: string, at: Date | null, date: (at: Date) => DateText) => dayCell(label, at && date(at))

function pillCell(label: string, { tone, label: text }: Pill): Cell {
  return { label, css: 'status-cell', text, href: null, iso: null, tone, note: null, life: null }
}

const shows = ({ columns }: RowFacts, column: ShownColumn) => columns.some((one) => one.column === column)

function cellMaker({ column, label }: RowColumn, facts: RowFacts): Maker {
  const { language, now, product, t } = facts
  const { date, money } = formatsFor(language)
  const words = wordsOf(t)
  switch (column) {
    case 'common_name': {
      const moreNames = kept((count: number) => t('orders.list.more_names', { count }))
      return ({ common_name, name_count }) =>
        textCell(label, common_name, 'name-cell', name_count > 1 ? moreNames(name_count - 1) : null)
    }
    case 'reference': {
      const isAlone = !shows(facts, 'customer_reference')
      return ({ reference, customer_reference: own }) =>
        textCell(label, reference, '', isAlone && own !== '' ? own : null)
    }
    case 'status':
      return (row) => pillCell(label, words.status[shownStatus(row, now)])
    case 'next_step':
      return (row) => wordsCell(label, row.open ? words.next[nextStepOf(row, product(row.product_code), now)] : '')
    case 'valid_to':
      return ({ valid_from: from, valid_to: to, revoked_at: revoked }) =>
        dayCell(label, to && date(to), from && to && to > now && !revoked ? validityBar(from, to, now, t) : null)
    case 'product': {
      const nameOf = kept((code: string) => product(code).name[language])
      const isAlone = !shows(facts, 'organization')
      return (row) => textCell(label, nameOf(row.product_code), 'text-cell', isAlone ? row.organization_name : null)
    }
    case 'price':
      return (row) => textCell(label, money(BigInt(row.net_amount), row.currency), 'num')
    case 'serial':
      return (row) => textCell(label, detailsOf(row).serial ?? '', 'mono')
    case 'customer_reference':
      return (row) => wordsCell(label, row.customer_reference)
    case 'organization':
      return (row) => wordsCell(label, row.organization_name)
    case 'ordered_by':
      return (row) => wordsCell(label, detailsOf(row).ordered_by)
    case 'software':
      return (row) => wordsCell(label, detailsOf(row).software)
    case 'valid_from':
      return (row) => dayOf(label, row.valid_from, date)
    case 'delivered':
      return (row) => dayOf(label, detailsOf(row).delivered_at, date)
    case 'ordered':
      return (row) => dayOf(label, detailsOf(row).ordered_at, date)
    case 'custom_1':
    case 'custom_2':
    case 'custom_3':
    case 'custom_4': {
      const slot = SLOTS[column]
      return (row) => wordsCell(label, valueAt(detailsOf(row).custom_values, slot))
    }
  }
}

const SLOTS = { custom_1: 1, custom_2: 2, custom_3: 3, custom_4: 4 } as const

interface Words {
  readonly status: Readonly<Record<ShownStatus, Pill>>
  readonly next: Readonly<Record<NextStep, string>>
}

const wordsOf = oncePerLanguage((t): Words => ({
  status: table(SHOWN_STATUSES, (status) => statusPill(status, t)),
  next: table(NEXT_STEPS, (step) => t(`orders.next_steps.${step}`)),
}))

function statusPill(status: ShownStatus, t: Translate): Pill {
  return status === 'expired' || status === 'revoked'
    ? pill(TONE_OF_CERTIFICATE[status], statusWord(status, t))
    : pill(TONE_OF_STATUS[status], statusWord(status, t))
}

export const statusWord = (status: ShownStatus, t: Translate): string =>
  status === 'expired' || status === 'revoked' ? t(`orders.certificate_states.${status}`) : t(`orders.status.${status}`)

function nextStepOf({ fulfilment, settlement, open }: ListedOrder, product: Product, now: Date): NextStep {
  if (!open) return 'nothing'
  const facts = {
    fulfilment,
    settlement,
    paymentMeans: open.payment_means,
    steps: product.progressSteps,
    csrGiven: open.csr_given,
    caa: open.caa,
    domainsProved: open.domains_proved,
    audit: open.audit,
    called: open.called,
    isRefusedByCa: open.ca_refused,
    delivery: null,
    terms: termsOf(product.brand),
  }
  return standingOf(facts, now).next
}

function table<Key extends string, Value>(keys: readonly Key[], value: (key: Key) => Value): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<Key, Value>
}

function kept<Key>(find: (key: Key) => string): (key: Key) => string {
  const known = new Map<Key, string>()
  return (key) => {
    const value = known.get(key) ?? find(key)
    known.set(key, value)
    return value
  }
}
