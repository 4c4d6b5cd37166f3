import { MANDATE_VIEWS, type ListedMandate, type MandateView } from '#domain/mandates/listed-mandate.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { staffMandatePill } from './mandate-page.ts'
import { withQuery } from '../components/address.ts'
import { field } from '../components/field.ts'
import { filterBar } from '../components/filter-bar.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { plainColumn, table } from '../components/table.ts'

export interface MandatesFacts {
  readonly address: string
  readonly keyword: string
  readonly view: MandateView
  readonly mandates: readonly ListedMandate[]
  /** The list ends there. */
  readonly most: number
  readonly language: Language
  readonly t: Translate
}

const COLUMNS = ['reference', 'debtor', 'iban', 'requested', 'state'] as const

/** What views/staff/mandates.ejs is given: mandates that wait for their paper, or the others. */
export function mandatesPage({ address, keyword, view, mandates, most, language, t }: MandatesFacts) {
  const { date } = formatsFor(language)
  const label = (column: (typeof COLUMNS)[number]) => t(`staff.mandates.columns.${column}`)
  const isSearch = keyword !== ''
  const search = field({
    name: 'q',
    kind: 'search',
    label: t('staff.mandates.search'),
    value: keyword,
    maxlength: 100,
  })
  return {
    title: t('staff.mandates.title'),
    head: pageHead({ lead: t('staff.mandates.lead') }),
    tabs: {
      label: t('staff.mandates.views'),
      links: MANDATE_VIEWS.map((one) => ({
        label: t(`staff.mandates.view.${one}`),
        href: withQuery('/staff/mandates', { show: one === 'requested' ? null : one }),
        current: one === view,
      })),
    },
    filters: filterBar(address, [search]),
    table: table({
      caption: t('staff.mandates.title'),
      columns: COLUMNS.map((column) => plainColumn(label(column))),
      count:
        mandates.length > most
          ? t('staff.mandates.capped', { count: most })
          : t('staff.mandates.count', { count: mandates.length }),
    }),
    empty:
      mandates.length > 0
        ? null
        : {
            title: isSearch ? t('staff.mandates.none_title', { keyword }) : t('staff.mandates.empty_title'),
            text: t(isSearch ? 'staff.mandates.none_text' : 'staff.mandates.empty_text'),
            action: null,
          },
    labels: { debtor: label('debtor'), iban: label('iban'), requested: label('requested'), state: label('state') },
    rows: mandates.slice(0, most).map((mandate) => ({
      href: `/staff/mandates/${mandate.id}`,
      reference: mandate.reference,
      account: mandate.account,
      debtor: mandate.debtor,
      iban: t('preferences.mandate.iban_end', { end: mandate.ibanEnd }),
      requested: date(mandate.requestedAt),
      pill: staffMandatePill(mandate.state, t),
      note: mandate.state === 'requested' && mandate.hasCopy ? t('staff.mandates.copy_here') : null,
    })),
  }
}
