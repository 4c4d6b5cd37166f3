import { addDays } from '#domain/shared/time.ts'
import type { StatusLabel } from '#domain/orders/status-label.ts'
import { validityBar } from '../components/bar.ts'
import { field, option } from '../components/field.ts'
import { filterBar } from '../components/filter-bar.ts'
import { formatsFor } from '../components/formats.ts'
import { TONE_OF_STATUS } from '../components/status-pill.ts'
import { lengthChoices, plainColumn, sortableColumn, table, type EmptyState } from '../components/table.ts'
import { SAMPLE_NOW, type Sampling } from './sampling.ts'

type SampleRow = readonly [name: string, product: string, status: StatusLabel, daysOld: number, days: number]

const ROWS: readonly SampleRow[] = [
  ['www.harbour-bakery.example', 'TBS X509 Business', 'delivered_paid', 40, 200],
  ['shop.harbour-bakery.example', 'Sectigo EV', 'waiting_for_dcv', 0, 200],
  ['*.fjord-hosting.example', 'GlobalSign OV Wildcard', 'delivered_unpaid', 170, 200],
  ['mail.fjord-hosting.example', 'PositiveSSL', 'verification_and_waiting_for_payment', 0, 200],
  ['portail.ministere-imaginaire.example', 'Certigna Serveur', 'suspended', 1, 365],
  ['crumbs.example', 'HARICA DV', 'verification', 0, 200],
  ['old.harbour-bakery.example', 'Thawte SSL Web Server', 'cancelled_refunded', 210, 200],
]

/** A short list with everything a list can have, and one without rows. */
export function sampleList({ t, language, address }: Sampling) {
  const { date, money } = formatsFor(language)
  const sorting = { address, by: 'end', direction: 'ascending' } as const
  return {
    filters: filterBar(
      address,
      [
        field({ kind: 'search', name: 'q', id: 'filter-q', label: t('design.list.keyword'), value: 'bakery' }),
        field({
          kind: 'select',
          name: 'status',
          id: 'filter-status',
          label: t('design.list.status'),
          options: [option('', t('design.list.any')), option('valid', t('design.statuses.delivered_paid'))],
        }),
      ],
      [field({ kind: 'date', name: 'until', id: 'filter-until', label: t('design.list.until') })],
    ),
    table: table({
      caption: t('design.list.caption'),
      columns: [
        sortableColumn('name', t('design.list.name'), sorting),
        sortableColumn('product', t('design.list.product'), sorting),
        plainColumn(t('design.list.status')),
        sortableColumn('end', t('design.list.end'), sorting),
        sortableColumn('price', t('design.list.price'), sorting, true),
      ],
      count: t('design.list.count', { count: ROWS.length }),
      lengths: lengthChoices(address, [10, 25, 50], 25),
      exportHref: '#list',
      appearanceHref: '#list',
      hasRowMenu: true,
      selection: {
        formId: 'selection',
        action: '#list',
        buttons: [{ label: t('design.list.renew'), name: 'act', value: 'renew' }],
      },
      pager: { previousHref: '#list', nextHref: '#list', range: t('design.list.range') },
    }),
    rows: ROWS.map(([name, product, status, daysOld, days], index) => {
      const [from, to] = [addDays(SAMPLE_NOW, -daysOld), addDays(SAMPLE_NOW, days - daysOld)]
      return {
        id: `row-${index}`,
        name,
        reference: `CH-26-${104729 + index * 13}`,
        product,
        tone: TONE_OF_STATUS[status],
        status: t(`design.statuses.${status}`),
        end: date(to),
        validity: validityBar(from, to, SAMPLE_NOW, t),
        price: money(BigInt(16_900 + index * 4_350), 'EUR'),
        tickLabel: t('shell.list.select_row', { name }),
        menuLabel: t('shell.list.actions_for', { name }),
      }
    }),
    empty: {
      title: t('design.list.empty_title'),
      text: t('design.list.empty_text'),
      action: { label: t('design.list.empty_action'), href: '#list' },
    } satisfies EmptyState,
  }
}
