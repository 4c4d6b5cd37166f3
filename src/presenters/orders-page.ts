import { grants, type Right } from '#domain/access/rights.ts'
import type { Product } from '#domain/catalogue/product.ts'
import type { CustomField } from '#domain/custom-fields/custom-field.ts'
import { shownColumns, type ListAppearance, type ShownColumn } from '#domain/orders/list-appearance.ts'
import {
  isFiltered,
  PAGE_LENGTHS,
  type ListRequest,
  type ListView,
  type SortColumn,
} from '#domain/orders/order-list.ts'
import type { OrderCounts, OrderPage } from '#domain/orders/listed-order.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { neighbour, withQuery } from './components/address.ts'
import { alert } from './components/alert.ts'
import { formatsFor } from './components/formats.ts'
import type { Link } from './components/link.ts'
import { pageHead } from './components/page-head.ts'
import {
  lengthChoices,
  plainColumn,
  sortableColumn,
  tableFrame,
  type EmptyState,
  type Sorting,
} from './components/table.ts'
import { kept } from './kept.ts'
import { oncePerLanguage } from './once-per-language.ts'
import { columnLabel, isNumeric, isSortable } from './orders/order-columns.ts'
import { orderFilters } from './orders/order-filters.ts'
import { orderRows, type RowColumn } from './orders/order-rows.ts'

/** The lists that have a page of this kind; approvals have one of their own. */
export type ShownView = Exclude<ListView, 'pending_approval'>

export interface OrdersFacts {
  readonly view: ShownView
  /** Null on the plain lists. */
  readonly keyword: string | null
  /** Brand or name of products, as it was typed. */
  readonly productText: string
  readonly request: ListRequest
  readonly appearance: ListAppearance
  readonly page: OrderPage
  /** Only counted for the first page of a whole list. */
  readonly counts: OrderCounts | null
  /** The account's own fields, where the list shows any. */
  readonly fields: readonly CustomField[]
  readonly address: string
  readonly rights: ReadonlySet<Right>
  readonly language: Language
  readonly now: Date
  readonly product: (code: string) => Product
  readonly t: Translate
}

const EXPORTS: Readonly<Record<ShownView, string>> = {
  current: 'current',
  in_progress: 'in-progress',
  all: 'all',
  to_renew: 'to-renew',
  to_reissue: 'to-reissue',
}
/** Counting stops there: «1,000+» says enough. */
const COUNT_LIMIT = 1000

/** What views/orders/list.ejs is given. */
export function ordersPage(facts: OrdersFacts) {
  const { view, keyword, productText, request, appearance, page, counts, fields, address, rights, language, t } = facts
  const { sort, descending, length } = request
  const base = withQuery(address, { after: null, before: null })
  const key = keyword === null ? view : 'search'
  const title = t(`orders.list.${key}.title`)
  const order = grants(rights, 'orders:place')
    ? { label: t('orders.list.new_order'), href: '/operations/new-order' }
    : null
  const labels = labelsOf(t)
  const columns = shownColumns(view, appearance, fields).map((column) => ({
    column,
    label: labels.get(column) ?? columnLabel(column, fields, t),
  }))
  return {
    title,
    head: pageHead({ lead: t(`orders.list.${key}.lead`), ...(order && { action: order }) }),
    filters: orderFilters({ view, status: request.filter.status, keyword, productText, address: base }, t),
    tooMany: isCut(request) ? alert('quiet', t('orders.list.search.too_many')) : null,
    table: {
      frame: listFrame({ view, title, columns, sort, descending, length, address: base }, t),
      count: counts && !DUE.includes(view) ? countSentence(counts, language, t) : null,
      empty: page.rows.length === 0 ? emptyState(facts, order) : null,
      pager: {
        range: t('orders.list.shown', { count: page.rows.length }),
        previousHref: neighbour(address, 'before', page.previous),
        nextHref: neighbour(address, 'after', page.next),
      },
    },
    rows: orderRows({ columns, ...facts }),
  }
}

type ListFrame = {
  readonly view: ShownView
  readonly title: string
  readonly columns: readonly RowColumn[]
  readonly sort: SortColumn
  readonly descending: boolean
  readonly length: number
  /** Of the first page. */
  readonly address: string
}

/** A list looks the same around each of its pages, and for everybody who has its columns. */
const listFrame = kept(({ view, title, columns, sort, descending, length, address }: ListFrame) => {
  const sorting = { address, by: sort, direction: descending ? 'descending' : 'ascending' } as const
  return tableFrame({
    caption: title,
    columns: columns.map(({ column, label }) => columnHead(column, label, sorting)),
    lengths: lengthChoices(address, PAGE_LENGTHS, length),
    exportHref: exportHref(view, address),
    appearanceHref: '/profile/lists',
    wide: true,
  })
})

function columnHead(column: ShownColumn, label: string, sorting: Sorting) {
  return isSortable(column)
    ? sortableColumn(column, label, sorting, isNumeric(column))
    : plainColumn(label, isNumeric(column))
}

const PORTAL_COLUMNS = [
  'common_name',
  'reference',
  'status',
  'next_step',
  'valid_to',
  'product',
  'price',
] as const satisfies readonly ShownColumn[]

/** The usual columns' labels, looked up once. */
const labelsOf = oncePerLanguage(
  (t) => new Map<ShownColumn, string>(PORTAL_COLUMNS.map((column) => [column, t(`orders.columns.${column}`)])),
)

/** A search finds at most 1,001 orders: the last one only says that there are more. */
const isCut = ({ within }: ListRequest) => within !== null && within.length > COUNT_LIMIT

function countSentence(counts: OrderCounts, language: Language, t: Translate): string {
  const { number } = formatsFor(language)
  const capped = (count: number) => (count > COUNT_LIMIT ? `${number(COUNT_LIMIT)}+` : number(count))
  return COUNTED.map((state) =>
    t(`orders.list.counts.${state}`, { count: counts[state], number: capped(counts[state]) }),
  ).join(' · ')
}

/** The counts above a list are of all certificates, not of those that want something. */
const DUE: readonly ShownView[] = ['to_renew', 'to_reissue']

const COUNTED = ['valid', 'expired', 'revoked'] as const

function emptyState({ view, keyword, request, t }: OrdersFacts, order: Link | null): EmptyState {
  const key = isFiltered(request.filter) ? 'filtered' : keyword === null ? view : keyword === '' ? 'unasked' : 'search'
  const isPlain = key === view
  return {
    title: t(`orders.list.${key}.empty_title`),
    text: t(`orders.list.${key}.empty_text`),
    action: isPlain ? order : null,
  }
}

function exportHref(view: ShownView, address: string): string {
  const query = address.includes('?') ? address.slice(address.indexOf('?')) : ''
  return withQuery(`/orders/export/${EXPORTS[view]}${query}`, { length: null })
}
