import { grants, type Right } from '#domain/access/rights.ts'
import type { Product } from '#domain/catalogue/product.ts'
import { PAGE_LENGTHS, type ListRequest, type ListView, type SortColumn } from '#domain/orders/order-list.ts'
import type { OrderCounts, OrderPage } from '#domain/orders/listed-order.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { neighbour, withQuery } from './components/address.ts'
import { alert } from './components/alert.ts'
import { field } from './components/field.ts'
import { filterBar, type FilterBar } from './components/filter-bar.ts'
import { formatsFor } from './components/formats.ts'
import type { Link } from './components/link.ts'
import { pageHead } from './components/page-head.ts'
import { lengthChoices, plainColumn, sortableColumn, table, type EmptyState, type Sorting } from './components/table.ts'
import { oncePerLanguage } from './once-per-language.ts'
import { orderRows } from './orders/order-rows.ts'

/** The lists that have a page of this kind; approvals have one of their own. */
export type ShownView = Exclude<ListView, 'pending_approval'>

export interface OrdersFacts {
  readonly view: ShownView
  /** Null on the plain lists. */
  readonly keyword: string | null
  readonly request: ListRequest
  readonly page: OrderPage
  /** Only counted for a first page. */
  readonly counts: OrderCounts | null
  readonly address: string
  readonly rights: ReadonlySet<Right>
  readonly language: Language
  readonly now: Date
  readonly product: (code: string) => Product
  readonly t: Translate
}

type Column = SortColumn | 'next_step'

const COLUMNS: Readonly<Record<ShownView, readonly Column[]>> = {
  current: ['common_name', 'reference', 'status', 'valid_to', 'product', 'organization', 'ordered', 'price'],
  in_progress: ['common_name', 'reference', 'next_step', 'status', 'product', 'organization', 'ordered', 'price'],
  all: ['common_name', 'reference', 'status', 'valid_to', 'product', 'organization', 'ordered', 'price'],
  to_renew: ['common_name', 'reference', 'status', 'valid_to', 'product', 'organization', 'ordered', 'price'],
  to_reissue: ['common_name', 'reference', 'status', 'valid_to', 'product', 'organization', 'ordered', 'price'],
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
  const { view, keyword, request, page, counts, address, rights, language, t } = facts
  const sorting = { address, by: request.sort, direction: request.descending ? 'descending' : 'ascending' } as const
  const key = keyword === null ? view : 'search'
  const title = t(`orders.list.${key}.title`)
  const order = grants(rights, 'orders:place')
    ? { label: t('orders.list.new_order'), href: '/operations/new-order' }
    : null
  return {
    title,
    head: pageHead({ lead: t(`orders.list.${key}.lead`), ...(order && { action: order }) }),
    search: keyword === null ? null : searchBar(keyword, address, t),
    tooMany: isCut(request) ? alert('quiet', t('orders.list.search.too_many')) : null,
    table: table({
      caption: title,
      columns: COLUMNS[view].map((column) => columnHead(column, sorting, t)),
      count: counts && keyword === null && !DUE.includes(view) ? countSentence(counts, language, t) : null,
      lengths: lengthChoices(address, PAGE_LENGTHS, request.length),
      exportHref: exportHref(view, address),
      wide: true,
      empty: page.rows.length === 0 ? emptyState(keyword === '' ? 'unasked' : key, order, t) : null,
      pager: {
        range: t('orders.list.shown', { count: page.rows.length }),
        previousHref: neighbour(address, 'before', page.previous),
        nextHref: neighbour(address, 'after', page.next),
      },
    }),
    showsNextStep: view === 'in_progress',
    labels: labelsOf(t),
    rows: orderRows(facts),
  }
}

function columnHead(column: Column, sorting: Sorting, t: Translate) {
  const label = t(`orders.columns.${column}`)
  return column === 'next_step' ? plainColumn(label) : sortableColumn(column, label, sorting, column === 'price')
}

/** What each cell is called on the phone, where the head of the table is not seen. */
const labelsOf = oncePerLanguage((t) => ({
  common_name: t('orders.columns.common_name'),
  reference: t('orders.columns.reference'),
  product: t('orders.columns.product'),
  organization: t('orders.columns.organization'),
  status: t('orders.columns.status'),
  next_step: t('orders.columns.next_step'),
  ordered: t('orders.columns.ordered'),
  valid_to: t('orders.columns.valid_to'),
  price: t('orders.columns.price'),
}))

function searchBar(keyword: string, address: string, t: Translate): FilterBar {
  const question = field({
    kind: 'search',
    name: 'q',
    id: 'keyword',
    label: t('orders.list.search.keyword'),
    value: keyword,
    maxlength: 200,
  })
  return { ...filterBar(address, [question]), active: [] }
}

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

function emptyState(key: ShownView | 'search' | 'unasked', order: Link | null, t: Translate): EmptyState {
  return {
    title: t(`orders.list.${key}.empty_title`),
    text: t(`orders.list.${key}.empty_text`),
    action: key === 'search' || key === 'unasked' ? null : order,
  }
}

function exportHref(view: ShownView, address: string): string {
  const query = address.includes('?') ? address.slice(address.indexOf('?')) : ''
  return withQuery(`/orders/export/${EXPORTS[view]}${query}`, { after: null, before: null, length: null })
}
