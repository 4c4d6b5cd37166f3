import type { AttachedState, OutsideOrder } from '#domain/outside/outside-order.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { field } from '../components/field.ts'
import { filterBar } from '../components/filter-bar.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { plainColumn, table } from '../components/table.ts'
import { outsidePill } from '../outside/outside-standing.ts'

/** An order of the register with whose it is, or was said not to be. */
export interface OutsideLine extends OutsideOrder {
  readonly enteredAt: Date
  readonly enteredBy: string
  readonly account: string | null
  readonly state: AttachedState | null
  readonly checkedAt: Date | null
  readonly checkedBy: string | null
  readonly rejectionReason: string | null
}

export interface OutsideOrdersFacts {
  readonly address: string
  readonly keyword: string
  readonly found: readonly OutsideLine[]
  /** The list ends there. */
  readonly most: number
  readonly now: Date
  readonly language: Language
  readonly t: Translate
}

const COLUMNS = ['order', 'organization', 'ends', 'state'] as const

/** What views/staff/outside-orders.ejs is given: the register, what was entered last at the top. */
export function outsideOrdersPage({ address, keyword, found, most, language, t }: OutsideOrdersFacts) {
  const label = (column: (typeof COLUMNS)[number]) => t(`outside.list.columns.${column}`)
  const search = field({ name: 'q', kind: 'search', label: t('outside.list.search'), value: keyword, maxlength: 100 })
  return {
    title: t('outside.list.title'),
    head: pageHead({
      lead: t('outside.list.lead'),
      action: { label: t('outside.list.enter'), href: '/staff/outside-orders/new' },
    }),
    filters: filterBar(address, [search]),
    table: table({
      caption: t('outside.list.title'),
      columns: COLUMNS.map((column) => plainColumn(label(column))),
      count: t(found.length > most ? 'outside.list.capped' : 'outside.list.count', {
        count: Math.min(found.length, most),
      }),
    }),
    labels: { organization: label('organization'), ends: label('ends'), state: label('state') },
    empty:
      found.length > 0
        ? null
        : keyword === ''
          ? { title: t('outside.list.empty_title'), text: t('outside.list.empty_text'), action: null }
          : { title: t('outside.list.none_title', { keyword }), text: t('outside.list.none_text'), action: null },
    rows: found.slice(0, most).map((order) => ({
      href: `/staff/outside-orders/${order.id}`,
      name: order.commonName,
      about: `${order.reference} · ${order.productName}`,
      organization: order.organizationName,
      number: order.registrationNumber,
      ends: formatsFor(language).date(order.validTo),
      pill: outsidePill(order.state, t),
      account: order.account,
    })),
  }
}
