import { grants, type Right } from '#domain/access/rights.ts'
import type { Catalogue } from '#domain/catalogue/catalogue.ts'
import { daysBetween, contractState, type Contract, type ContractStanding } from '#domain/contracts/contract.ts'
import { FIRST_NOTICE_DAYS } from '#domain/contracts/end-notice.ts'
import type { ObjectiveProgress } from '#domain/contracts/objective-progress.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Currency } from '#domain/shared/money.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert, type Alert } from '#presenters/components/alert.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import { plainColumn, table } from '#presenters/components/table.ts'
import { contractPill, contractSheet } from './contract-sheet.ts'

type Watched = Contract & { readonly progress: ObjectiveProgress | null }

export interface ContractFacts {
  readonly file: {
    readonly contracts: readonly Watched[]
    readonly standing: ContractStanding
    /** Another contract follows the one that counts today. */
    readonly isRenewed: boolean
    /** Calendar day. */
    readonly today: string
  }
  readonly catalogue: Catalogue
  readonly currency: Currency
  readonly rights: ReadonlySet<Right>
  readonly now: Date
  readonly language: Language
  readonly t: Translate
}

/** What views/contract/contract.ejs is given: the contract that counts today, and the others. */
export function contractPage(facts: ContractFacts) {
  const { file, rights, t } = facts
  const { standing, contracts } = file
  const shown = standing.kind === 'none' ? undefined : contracts.find(({ id }) => id === standing.contract.id)
  const others = contracts.filter((contract) => contract !== shown)
  return {
    title: t('contract.contract.title'),
    head: pageHead({ lead: t('contract.contract.lead') }),
    notice: noticeOf(facts),
    sheet: shown ? contractSheet(shown, { ...facts, today: file.today }) : null,
    none: shown
      ? null
      : { title: t('contract.contract.none_title'), text: t('contract.contract.none_text'), action: null },
    others: others.length > 0 ? otherContracts(others, facts) : null,
    agreements: grants(rights, 'agreements:read')
      ? { href: '/contract/data-processing', label: t('menu.links.data_processing') }
      : null,
  }
}

/** What the contract's days mean for ordering, where there is something to do about it. */
function noticeOf({ file, language, t }: ContractFacts): Alert | null {
  const { standing, isRenewed, today } = file
  if (standing.kind === 'none') return null
  const { day } = formatsFor(language)
  const { number, startsOn, endsOn } = standing.contract
  switch (standing.kind) {
    case 'not_begun':
      return alert('act', t('contract.contract.not_begun', { number, date: day(startsOn).text }))
    case 'over':
      return alert('stop', t('contract.contract.over', { number, date: day(endsOn).text }), { urgent: false })
    case 'in_force': {
      const count = daysBetween(today, endsOn)
      if (isRenewed || count > FIRST_NOTICE_DAYS) return null
      const left = count === 0 ? t('contract.contract.last_day') : t('contract.contract.days_left', { count })
      const ending = t('contract.contract.ending', { number, date: day(endsOn).text })
      return alert('act', [ending, left, t('contract.contract.renew')].join(' '))
    }
  }
}

const COLUMNS = ['number', 'period', 'products', 'state'] as const

function otherContracts(contracts: readonly Watched[], { file, language, t }: ContractFacts) {
  const { day, number } = formatsFor(language)
  const label = (column: (typeof COLUMNS)[number]) => t(`contract.columns.${column}`)
  return {
    title: t('contract.contract.others'),
    table: table({
      caption: t('contract.contract.others'),
      columns: COLUMNS.map((column) => plainColumn(label(column))),
    }),
    labels: { period: label('period'), products: label('products'), state: label('state') },
    rows: contracts.map((contract) => ({
      number: contract.number,
      period: t('contract.period', { from: day(contract.startsOn).text, to: day(contract.endsOn).text }),
      products: number(contract.products.length),
      pill: contractPill(contractState(contract, file.today), t),
    })),
  }
}
