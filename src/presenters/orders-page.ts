import { grants, type Right } from '#domain/access/rights.ts'
import {
  encodeCursor,
  PAGE_LENGTHS,
  type Cursor,
  type ListRequest,
  type ListView,
  type SortColumn,
} from '#domain/orders/order-list.ts'
import type { ListedOrder, OrderCounts, OrderPage } from '#domain/orders/listed-order.ts'
import { statusLabel } from '#domain/orders/status-label.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { withQuery } from './components/address.ts'
import { validityBar } from './components/bar.ts'
import { formatsFor } from './components/formats.ts'
import { pageHead } from './components/page-head.ts'
import { TONE_OF_CERTIFICATE, TONE_OF_STATUS } from './components/status-pill.ts'
import { lengthChoices, sortableColumn, table, type EmptyState } from './components/table.ts'

export interface OrdersFacts {
  readonly view: ListView
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
  readonly productName: (code: string) => string
  readonly t: Translate
}

const COLUMNS: readonly SortColumn[] = [
  'reference',
  'common_name',
  'product',
  'organization',
  'status',
  'ordered',
  'valid_from',
  'valid_to',
  'price',
]
const NUMERIC: readonly SortColumn[] = ['price']
const EXPORTS: Readonly<Record<ListView, string>> = { current: 'current', in_progress: 'in-progress', all: 'all' }
/** Counting stops there: «1,000+» says enough. */
const COUNT_LIMIT = 1000

/** What views/orders/list.ejs is given. */
export function ordersPage(facts: OrdersFacts) {
  const { view, keyword, request, page, counts, address, rights, language, t } = facts
  const sorting = { address, by: request.sort, direction: request.descending ? 'descending' : 'ascending' } as const
  const key = keyword === null ? view : 'search'
  const order = grants(rights, 'orders:place')
    ? { label: t('orders.list.new_order'), href: '/operations/new-order' }
    : null
  return {
    title: t(`orders.list.${key}.title`),
    head: pageHead({
      lead: keyword === null ? t(`orders.list.${view}.lead`) : t('orders.list.search.lead', { keyword }),
      ...(order && { action: order }),
    }),
    table: table({
      caption: t(`orders.list.${key}.title`),
      columns: COLUMNS.map((column) =>
        sortableColumn(column, t(`orders.columns.${column}`), sorting, NUMERIC.includes(column)),
      ),
      count: counts && keyword === null ? countSentence(counts, language, t) : null,
      lengths: lengthChoices(address, PAGE_LENGTHS, request.length),
      exportHref: exportHref(view, address),
      wide: true,
      empty: page.rows.length === 0 ? emptyState(key, order, t) : null,
      pager: {
        range: t('orders.list.shown', { count: page.rows.length }),
        previousHref: neighbour(address, 'before', page.previous),
        nextHref: neighbour(address, 'after', page.next),
      },
    }),
    labels: Object.fromEntries(COLUMNS.map((column) => [column, t(`orders.columns.${column}`)])) as Record<
      SortColumn,
      string
    >,
    rows: page.rows.map((row) => orderRow(row, facts)),
  }
}

function orderRow(row: ListedOrder, { language, now, productName, t }: OrdersFacts) {
  const formats = formatsFor(language)
  const label = statusLabel(row.fulfilment, row.settlement)
  const ended = row.fulfilment === 'delivered' ? certificateState(row, now) : null
  const state = ended === 'valid' ? null : ended
  return {
    reference: row.reference,
    href: `/orders/${row.reference}`,
    commonName: row.common_name,
    moreNames: row.name_count > 1 ? t('orders.list.more_names', { count: row.name_count - 1 }) : null,
    product: productName(row.product_code),
    organization: row.organization_name,
    tone: state ? TONE_OF_CERTIFICATE[state] : TONE_OF_STATUS[label],
    status: state ? t(`orders.certificate_states.${state}`) : t(`orders.status.${label}`),
    ordered: formats.date(row.ordered_at),
    validFrom: row.valid_from ? formats.date(row.valid_from) : null,
    validTo: row.valid_to ? formats.date(row.valid_to) : null,
    life:
      row.valid_from && row.valid_to && ended === 'valid' ? validityBar(row.valid_from, row.valid_to, now, t) : null,
    price: formats.money(BigInt(row.net_amount), row.currency),
  }
}

function certificateState({ revoked_at, valid_to }: ListedOrder, now: Date): 'valid' | 'expired' | 'revoked' {
  if (revoked_at) return 'revoked'
  return valid_to && valid_to <= now ? 'expired' : 'valid'
}

function countSentence(counts: OrderCounts, language: Language, t: Translate): string {
  const number = formatsFor(language).number
  const capped = (count: number) => (count > COUNT_LIMIT ? `${number(COUNT_LIMIT)}+` : number(count))
  return t('orders.list.counts', {
    valid: capped(counts.valid),
    expired: capped(counts.expired),
    revoked: capped(counts.revoked),
  })
}

function emptyState(
  key: ListView | 'search',
  action: { label: string; href: string } | null,
  t: Translate,
): EmptyState {
  return {
    title: t(`orders.list.${key}.empty_title`),
    text: t(`orders.list.${key}.empty_text`),
    action: key === 'search' ? null : action,
  }
}

function neighbour(address: string, side: 'after' | 'before', cursor: Cursor | null): string | null {
  if (!cursor) return null
  const other = side === 'after' ? 'before' : 'after'
  return withQuery(address, { [side]: encodeCursor(cursor), [other]: null })
}

function exportHref(view: ListView, address: string): string {
  const query = address.includes('?') ? address.slice(address.indexOf('?')) : ''
  return withQuery(`/orders/export/${EXPORTS[view]}${query}`, { after: null, before: null, length: null })
}
