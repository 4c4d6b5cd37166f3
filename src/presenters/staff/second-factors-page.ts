import type { Person } from '#domain/access/person.ts'
import type { ConfirmBy } from '#domain/access/second-factor.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert } from '../components/alert.ts'
import { field } from '../components/field.ts'
import { filterBar } from '../components/filter-bar.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { plainColumn, table } from '../components/table.ts'
import { actPage, codeFields, passkeyPart, type ActDraft } from './act-form.ts'

interface ListedFactor {
  readonly id: string
  readonly person: Person
  readonly accountName: string | null
  readonly setUpAt: Date
}

interface ListFacts {
  readonly address: string
  readonly keyword: string
  readonly factors: readonly ListedFactor[]
  /** The list ends there. */
  readonly most: number
  readonly language: Language
  readonly t: Translate
}

const LIST = '/staff/accounts/second-factors'
const accountsLink = (t: Translate) => ({ href: '/staff/accounts', label: t('staff.accounts.title') })

/** What views/staff/second-factors.ejs is given: everybody who signs in with a second factor. */
export function secondFactorsPage({ address, keyword, factors, most, language, t }: ListFacts) {
  const search = field({ name: 'q', kind: 'search', label: t('security.reset.search'), value: keyword, maxlength: 100 })
  const labels = {
    login: t('security.rule.login'),
    name: t('security.reset.name'),
    account: t('security.reset.account'),
    since: t('security.own.since'),
  }
  return {
    title: t('security.reset.list_title'),
    head: pageHead({ lead: t('security.reset.list_lead'), trail: [accountsLink(t)] }),
    filters: filterBar(address, [search]),
    labels,
    table: table({
      caption: t('security.reset.list_title'),
      columns: Object.values(labels).map((label) => plainColumn(label)),
      count: t(factors.length > most ? 'security.reset.capped' : 'security.reset.count', {
        count: Math.min(factors.length, most),
      }),
      empty:
        factors.length > 0
          ? null
          : { title: t('security.reset.none_title'), text: t('security.reset.none_text'), action: null },
    }),
    rows: factors.slice(0, most).map(({ id, person, accountName, setUpAt }) => ({
      href: `${LIST}/${id}`,
      login: person.login,
      name: person.name,
      account: accountName ?? t('security.reset.staff'),
      since: formatsFor(language).date(setUpAt),
    })),
  }
}

interface ResetFacts {
  readonly factor: ListedFactor
  /** Whether whoever looks may reset it. */
  readonly allowed: boolean
  readonly confirmBy: ConfirmBy
  readonly draft: ActDraft
  readonly language: Language
  readonly t: Translate
}

/** What views/staff/act.ejs is given: the question before a second factor is taken away. */
export function resetPage({ factor, allowed, confirmBy, draft, language, t }: ResetFacts) {
  const { id, person, accountName, setUpAt } = factor
  const { name, login } = person
  const account = accountName ?? t('security.reset.staff')
  const date = formatsFor(language).date(setUpAt).text
  const reason = field({
    kind: 'textarea',
    name: 'reason',
    label: t('security.reset.reason'),
    hint: t('security.reset.reason_hint'),
    value: draft.values['reason'] ?? '',
    error: draft.errors['reason'] ?? null,
    required: true,
    rows: 3,
    maxlength: 1000,
  })
  return actPage({
    title: t('security.reset.title', { login }),
    head: pageHead({ trail: [accountsLink(t), { href: LIST, label: t('security.reset.list_title') }] }),
    notice: allowed ? null : alert('quiet', t('security.reset.admin_only')),
    form: allowed
      ? {
          action: `${LIST}/${id}/reset`,
          text: t('security.reset.text', { name, login, account, date }),
          points: [t('security.reset.proofs'), t('security.reset.ends'), t('security.reset.told')],
          groups: [{ title: null, fields: [reason, ...codeFields(draft.errors, confirmBy, t)] }],
          passkey: passkeyPart(confirmBy, t),
          submit: t('security.reset.submit', { login }),
          danger: true,
          back: { href: LIST, label: t('security.reset.back') },
        }
      : null,
  })
}
