import type { Product } from '#domain/catalogue/product.ts'
import type { LinkState, OrderLink } from '#domain/orders/order-link.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { pill } from '#presenters/components/status-pill.ts'
import { plainColumn, table } from '#presenters/components/table.ts'
import type { Tone } from '#presenters/components/tone.ts'
import { formatDate } from '#presenters/format.ts'

export interface LinksFacts {
  readonly links: readonly (OrderLink & { readonly state: LinkState })[]
  readonly product: (code: string) => Product
  readonly language: Language
  readonly t: Translate
}

const TONES: Readonly<Record<LinkState, Tone>> = {
  open: 'done',
  switched_off: 'stop',
  over: 'quiet',
  used_up: 'quiet',
  closed: 'stop',
}

const COLUMNS = ['product', 'label', 'made', 'orders', 'last_use', 'state', 'act'] as const

/** The account's order links, each with how it stands and the button that switches it. */
export function linksPart(facts: LinksFacts) {
  const { links, t } = facts
  const label = (column: (typeof COLUMNS)[number]) => t(`order_links.list.columns.${column}`)
  return {
    title: t('order_links.list.title'),
    lead: t('order_links.list.lead'),
    labels: Object.fromEntries(COLUMNS.map((column) => [column, label(column)])),
    table: table({
      caption: t('order_links.list.title'),
      columns: COLUMNS.map((column) => plainColumn(label(column))),
      count: t('order_links.list.count', { count: links.length }),
    }),
    rows: links.map((link) => linkRow(link, facts)),
  }
}

function linkRow(link: LinksFacts['links'][number], { product, language, t }: LinksFacts) {
  const { date } = formatsFor(language)
  const { id, state, orders, mostOrders, lastDay, lastUsedAt, switchedOffAt, switchedBy } = link
  const name = product(link.productCode).name[language]
  const isOn = switchedOffAt === null
  const named = { name: link.label || name }
  return {
    product: name,
    plan: t('order_links.list.plan', { count: link.years }),
    label: link.label || '–',
    made: date(link.madeAt),
    madeBy: link.madeBy,
    orders: mostOrders === null ? String(orders) : t('order_links.list.of_most', { count: orders, most: mostOrders }),
    lastUse: lastUsedAt && date(lastUsedAt),
    state: pill(TONES[state], t(`order_links.list.states.${state}`)),
    until: lastDay === null ? null : t('order_links.list.until', { day: formatDate(lastDay, language) }),
    switchedBy: isOn || switchedBy === null ? null : t('order_links.list.switched_by', { name: switchedBy }),
    action: `/orders/pending-approvals/links/${id}/state`,
    wanted: isOn ? 'off' : 'on',
    button: t(isOn ? 'order_links.list.switch_off' : 'order_links.list.switch_on'),
    buttonLabel: t(isOn ? 'order_links.list.switch_off_named' : 'order_links.list.switch_on_named', named),
  }
}
