import type { AccountsPage } from '#domain/access/listed-account.ts'
import type { AccountState } from '#domain/accounts/account-state.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { neighbour } from '../components/address.ts'
import { field } from '../components/field.ts'
import { filterBar } from '../components/filter-bar.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { pill, type Pill } from '../components/status-pill.ts'
import { plainColumn, table } from '../components/table.ts'

export interface AccountsFacts {
  readonly address: string
  readonly keyword: string
  readonly page: AccountsPage
  readonly mayResetFactors: boolean
  readonly mayClearNetworks: boolean
  readonly language: Language
  readonly t: Translate
}

const COLUMNS = ['name', 'option', 'office', 'people', 'open_orders', 'last_order', 'state'] as const
const NUMERIC: readonly string[] = ['people', 'open_orders']

/** What views/staff/accounts.ejs is given. */
export function accountsPage(facts: AccountsFacts) {
  const { address, keyword, page, mayResetFactors, mayClearNetworks, language, t } = facts
  const { date, number } = formatsFor(language)
  const search = field({ name: 'q', kind: 'search', label: t('staff.accounts.search'), value: keyword, maxlength: 100 })
  return {
    title: t('staff.accounts.title'),
    head: pageHead({ lead: t('staff.accounts.lead') }),
    secondFactors: mayResetFactors
      ? { href: '/staff/accounts/second-factors', label: t('staff.accounts.second_factors') }
      : null,
    networks: mayClearNetworks ? { href: '/staff/accounts/networks', label: t('security.networks.staff.link') } : null,
    filters: filterBar(address, [search]),
    table: table({
      caption: t('staff.accounts.title'),
      columns: COLUMNS.map((column) => plainColumn(t(`staff.accounts.columns.${column}`), NUMERIC.includes(column))),
      empty: page.rows.length > 0 ? null : emptyState(keyword, t),
      pager: {
        range: t('staff.accounts.shown', { count: page.rows.length }),
        previousHref: neighbour(address, 'before', page.previous),
        nextHref: neighbour(address, 'after', page.next),
      },
    }),
    labels: Object.fromEntries(COLUMNS.map((column) => [column, t(`staff.accounts.columns.${column}`)])) as Record<
      (typeof COLUMNS)[number],
      string
    >,
    rows: page.rows.map((account) => ({
      href: `/staff/accounts/${account.slug}`,
      name: account.name,
      number: account.registration_number,
      state: accountPill(account.state, t),
      kind: t(`staff.accounts.kind.${account.kind}`),
      option: t(`staff.accounts.option.${account.purchase_option}`),
      office: account.office_name,
      people: number(account.people),
      openOrders: number(account.open_orders),
      lastReference: account.last_reference,
      lastOrderedAt: account.last_ordered_at ? date(account.last_ordered_at) : null,
    })),
  }
}

const TONE = { open: 'done', suspended: 'act', closed: 'quiet' } as const

/** The one word about an account. */
export const accountPill = (state: AccountState, t: Translate): Pill =>
  pill(TONE[state], t(`staff.accounts.state.${state}`))

function emptyState(keyword: string, t: Translate) {
  return keyword === ''
    ? { title: t('staff.accounts.none_title'), text: t('staff.accounts.none_text'), action: null }
    : { title: t('staff.accounts.empty_title', { keyword }), text: t('staff.accounts.empty_text'), action: null }
}
