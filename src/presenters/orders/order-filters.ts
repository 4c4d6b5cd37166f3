import { statusesOf, type ShownStatus } from '#domain/orders/shown-status.ts'
import type { ListView } from '#domain/orders/order-list.ts'
import type { Translate } from '#platform/i18n.ts'
import { field, option, type Field, type Option } from '#presenters/components/field.ts'
import { filterBar, type FilterBar } from '#presenters/components/filter-bar.ts'
import { kept } from '#presenters/kept.ts'
import { oncePerLanguage } from '#presenters/once-per-language.ts'
import { statusWord } from './order-rows.ts'

/** What the questions above a list depend on. */
type FilterFacts = {
  readonly view: ListView
  readonly status: ShownStatus | null
  /** Null on the plain lists. */
  readonly keyword: string | null
  /** Brand or name of products, as it was typed. */
  readonly productText: string
  /** Of the list's first page. */
  readonly address: string
}

/** What a list can be narrowed to: a status, and products by their brand or name; a search also by its keyword. */
export const orderFilters = kept(({ view, status, keyword, productText, address }: FilterFacts, t): FilterBar => {
  const byStatus = field({
    kind: 'select',
    name: 'status',
    label: t('orders.columns.status'),
    value: status ?? '',
    options: statusOptions(t)[view],
  })
  const byProduct = field({
    kind: 'search',
    name: 'product',
    label: t('orders.list.filters.product'),
    value: productText,
    maxlength: 100,
  })
  if (keyword === null) return filterBar(address, [byStatus, byProduct])
  const bar = filterBar(address, [keywordField(keyword, t)], [byStatus, byProduct])
  return { ...bar, active: bar.active.filter(({ label }) => label !== t('orders.list.search.keyword')), isSearch: true }
})

const keywordField = (keyword: string, t: Translate): Field =>
  field({
    kind: 'search',
    name: 'q',
    id: 'keyword',
    label: t('orders.list.search.keyword'),
    value: keyword,
    maxlength: 200,
  })

const statusOptions = oncePerLanguage((t): Readonly<Record<ListView, readonly Option[]>> => {
  const optionsOf = (view: ListView) => [
    option('', t('orders.list.filters.any_status')),
    ...statusesOf(view).map((status) => option(status, statusWord(status, t))),
  ]
  return {
    current: optionsOf('current'),
    in_progress: optionsOf('in_progress'),
    all: optionsOf('all'),
    pending_approval: optionsOf('pending_approval'),
    to_renew: optionsOf('to_renew'),
    to_reissue: optionsOf('to_reissue'),
  }
})
