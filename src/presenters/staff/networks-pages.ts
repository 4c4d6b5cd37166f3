import type { ConfirmBy } from '#domain/access/second-factor.ts'
import type { Translate } from '#platform/i18n.ts'
import { field } from '../components/field.ts'
import { filterBar } from '../components/filter-bar.ts'
import { pageHead } from '../components/page-head.ts'
import { plainColumn, table } from '../components/table.ts'
import { actPage, confirmFields, passkeyPart, type ActDraft } from './act-form.ts'

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
  readonly draft: ActDraft
  readonly confirmBy: ConfirmBy
  readonly t: Translate
}

/** The question before a list is taken away. */
export function clearNetworksPage({ account: { slug, name, networks }, draft, confirmBy, t }: ClearFacts) {
  const hint = t('security.networks.staff.reason_hint')
  return actPage({
    title: t('security.networks.staff.clear_title', { account: name }),
    head: pageHead({ trail: [accountsLink(t), { href: LIST, label: t('security.networks.staff.title') }] }),
    form: {
      action: `${LIST}/${slug}/clearing`,
      text: t('security.networks.staff.clear_text', { account: name, networks: networks.join(', ') }),
      points: [t('security.networks.staff.opens'), t('security.networks.staff.proofs')],
      groups: [{ title: null, fields: confirmFields(draft, { hint, confirmBy, t }) }],
      passkey: passkeyPart(confirmBy, t),
      submit: t('security.networks.staff.submit', { account: name }),
      danger: true,
      back: { href: LIST, label: t('security.networks.staff.back') },
    },
  })
}
