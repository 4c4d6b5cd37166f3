import type { Translate } from '#platform/i18n.ts'
import { field } from '../components/field.ts'
import { filterBar } from '../components/filter-bar.ts'
import { pageHead } from '../components/page-head.ts'
import { plainColumn, table } from '../components/table.ts'

interface NetworkedAccount {
  readonly slug: string
  readonly name: string
  readonly networks: readonly string[]
}

const LIST = '/staff/accounts/networks'
const accountsLink = (t: Translate) => ({ href: '/staff/accounts', label: t('staff.accounts.title') })

interface ListFacts {
  readonly address: string
  readonly keyword: string
  readonly accounts: readonly NetworkedAccount[]
  readonly t: Translate
}

/** What views/staff/networks.ejs is given: accounts whose users may not sign in from everywhere. */
export function staffNetworksPage({ address, keyword, accounts, t }: ListFacts) {
  const label = t('security.networks.staff.search')
  const search = field({ name: 'q', kind: 'search', label, value: keyword, maxlength: 100 })
  const labels = { account: t('security.networks.staff.account'), networks: t('security.networks.staff.networks') }
  return {
    title: t('security.networks.staff.title'),
    head: pageHead({ lead: t('security.networks.staff.lead'), trail: [accountsLink(t)] }),
    filters: filterBar(address, [search]),
    labels,
    table: table({
      caption: t('security.networks.staff.title'),
      columns: Object.values(labels).map((text) => plainColumn(text)),
      count: t('security.networks.staff.count', { count: accounts.length }),
      empty:
        accounts.length > 0
          ? null
          : {
              title: t('security.networks.staff.none_title'),
              text: t('security.networks.staff.none_text'),
              action: null,
            },
    }),
    rows: accounts.map(({ slug, name, networks }) => ({
      href: `${LIST}/${slug}`,
      name,
      networks: networks.join(', '),
    })),
  }
}

interface ClearFacts {
  readonly account: NetworkedAccount
  readonly reason: string
  readonly error: string | null
  readonly t: Translate
}

/** What views/staff/network-clearing.ejs is given: the question before a list is taken away. */
export function clearNetworksPage({ account: { slug, name, networks }, reason, error, t }: ClearFacts) {
  return {
    title: t('security.networks.staff.clear_title', { account: name }),
    head: pageHead({ trail: [accountsLink(t), { href: LIST, label: t('security.networks.staff.title') }] }),
    confirm: {
      action: `${LIST}/${slug}/clearing`,
      text: t('security.networks.staff.clear_text', { account: name, networks: networks.join(', ') }),
      consequences: [t('security.networks.staff.opens'), t('security.networks.staff.proofs')],
      fields: [
        field({
          kind: 'textarea',
          name: 'reason',
          label: t('security.networks.staff.reason'),
          hint: t('security.networks.staff.reason_hint'),
          value: reason,
          error,
          required: true,
          rows: 3,
          maxlength: 1000,
        }),
      ],
      submit: t('security.networks.staff.submit', { account: name }),
      back: { href: LIST, label: t('security.networks.staff.back') },
    },
  }
}
