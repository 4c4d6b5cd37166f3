import { contractState } from '#domain/contracts/contract.ts'
import type { ListedContract } from '#domain/contracts/listed-contract.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { field } from '../components/field.ts'
import { filterBar } from '../components/filter-bar.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { plainColumn, table } from '../components/table.ts'
import { contractPill, levelText } from '../contract/contract-sheet.ts'

export interface ContractsFacts {
  readonly address: string
  readonly keyword: string
  readonly contracts: readonly ListedContract[]
  /** The list ends there. */
  readonly most: number
  /** Calendar day. */
  readonly today: string
  readonly language: Language
  readonly t: Translate
}

const COLUMNS = ['number', 'period', 'state', 'level', 'products'] as const

/** What views/staff/contracts.ejs is given: every contract, those that end next first. */
export function contractsPage({ address, keyword, contracts, most, today, language, t }: ContractsFacts) {
  const { day, number } = formatsFor(language)
  const search = field({
    name: 'q',
    kind: 'search',
    label: t('staff.contracts.search'),
    value: keyword,
    maxlength: 100,
  })
  const label = (column: (typeof COLUMNS)[number]) => t(`staff.contracts.columns.${column}`)
  const isSearch = keyword !== ''
  return {
    title: t('staff.contracts.title'),
    head: pageHead({
      lead: t('staff.contracts.lead'),
      action: { label: t('staff.contracts.make'), href: '/staff/contracts/new' },
    }),
    filters: filterBar(address, [search]),
    table: table({
      caption: t('staff.contracts.title'),
      columns: COLUMNS.map((column) => plainColumn(label(column))),
      count:
        contracts.length > most
          ? t('staff.contracts.capped', { count: most })
          : t('staff.contracts.count', { count: contracts.length }),
    }),
    labels: { period: label('period'), state: label('state'), level: label('level'), products: label('products') },
    empty:
      contracts.length > 0
        ? null
        : {
            title: t(isSearch ? 'staff.contracts.none_found_title' : 'staff.contracts.empty_title', { keyword }),
            text: t(isSearch ? 'staff.contracts.none_found_text' : 'staff.contracts.empty_text'),
            action: null,
          },
    rows: contracts.slice(0, most).map((contract) => ({
      href: `/staff/contracts/${contract.number}`,
      number: contract.number,
      account: contract.account,
      period: t('contract.period', { from: day(contract.startsOn).text, to: day(contract.endsOn).text }),
      pill: contractPill(contractState(contract, today), t),
      level: levelText(contract.priceLevel, t),
      objective: contract.hasObjective ? t('staff.contracts.with_objective') : null,
      products: number(contract.products),
    })),
  }
}
