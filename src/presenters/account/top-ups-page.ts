import { grants } from '#domain/access/rights.ts'
import { topUpState, type ListedTopUp } from '#domain/top-ups/top-up.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { plainColumn, table } from '../components/table.ts'
import { tokensText } from '../token-text.ts'
import { TOP_UPS, type PurchaseFile, type Reader } from './facts.ts'
import { statePill } from './top-up-page.ts'
import { waitingPart } from './waiting-part.ts'

export interface TopUpsFacts extends Reader {
  readonly file: Pick<PurchaseFile, 'kind' | 'waiting' | 'lacking'>
  readonly topUps: readonly ListedTopUp[]
  readonly onlyWaiting: boolean
  /** The list ends there. */
  readonly most: number
}

const COLUMNS = ['number', 'credit', 'requested', 'amount', 'state'] as const

const EMPTY_TEXTS = {
  tokens: 'account.top_ups.empty_text',
  deposit: 'account.top_ups.empty_deposit',
  none: 'account.top_ups.closed.text',
} as const

/** What views/account/top-ups.ejs is given: the history of an account's credit, and what orders lack. */
export function topUpsPage(page: TopUpsFacts) {
  const { file, topUps, onlyWaiting, most, rights, t } = page
  const label = (column: (typeof COLUMNS)[number]) => t(`account.top_ups.columns.${column}`)
  const mayBuy = file.kind !== null && grants(rights, 'account:credit')
  const action = {
    label: t(file.kind === 'deposit' ? 'account.top_ups.new_deposit' : 'account.top_ups.new'),
    href: `${TOP_UPS}/new`,
  }
  const view = (key: 'all' | 'waiting', href: string) => ({
    label: t(`account.top_ups.views.${key}`),
    href,
    current: (key === 'waiting') === onlyWaiting,
  })
  return {
    title: t('account.top_ups.title'),
    head: pageHead({ lead: t('account.top_ups.lead'), ...(mayBuy && { action }) }),
    waiting: waitingPart(file, page, mayBuy),
    tabs: {
      label: t('account.top_ups.views.label'),
      links: [view('all', TOP_UPS), view('waiting', `${TOP_UPS}?show=waiting`)],
    },
    table: table({
      caption: t('account.top_ups.list'),
      columns: COLUMNS.map((column) => plainColumn(label(column), column === 'amount')),
      count: t(topUps.length > most ? 'account.top_ups.capped' : 'account.top_ups.count', {
        count: Math.min(topUps.length, most),
      }),
      empty: topUps.length > 0 ? null : emptyState(page),
    }),
    labels: { credit: label('credit'), requested: label('requested'), amount: label('amount'), state: label('state') },
    rows: topUps.slice(0, most).map((topUp) => row(topUp, page)),
  }
}

function row(topUp: ListedTopUp, { language, productName, t }: TopUpsFacts) {
  const { dateTime, money } = formatsFor(language)
  return {
    number: topUp.number,
    href: `${TOP_UPS}/${topUp.number}`,
    credit:
      topUp.deposit === null
        ? topUp.tokens.map((amount) => tokensText(amount, productName, t))
        : [t('account.top_ups.deposit', { amount: money(BigInt(topUp.deposit), topUp.currency) })],
    requested: dateTime(topUp.requested_at),
    by: topUp.requested_by,
    amount: money(BigInt(topUp.gross), topUp.currency),
    state: statePill(topUpState({ paidAt: topUp.paid_at, cancelledAt: topUp.cancelled_at }), t),
  }
}

function emptyState({ file, onlyWaiting, t }: TopUpsFacts) {
  return {
    title: t(onlyWaiting ? 'account.top_ups.none_title' : 'account.top_ups.empty_title'),
    text: t(onlyWaiting ? 'account.top_ups.none_text' : EMPTY_TEXTS[file.kind ?? 'none']),
    action: null,
  }
}
