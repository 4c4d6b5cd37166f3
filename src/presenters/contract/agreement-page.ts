import { grants, type Right } from '#domain/access/rights.ts'
import {
  agreementState,
  type AgreementDecision,
  type AgreementVersion,
  type SupplierAgreement,
} from '#domain/agreements/agreement.ts'
import { richText } from '../components/rich-text.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert } from '#presenters/components/alert.ts'
import { errorSummary, field, option } from '#presenters/components/field.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import { agreementPill } from './agreement-words.ts'

/** Why an acceptance that was sent does not count. */
export type AgreementComplaint = 'not_ticked' | 'outdated'

export interface AgreementFacts {
  readonly file: {
    readonly agreement: SupplierAgreement
    readonly shown: AgreementVersion
    readonly decisions: readonly AgreementDecision[]
  }
  readonly complaint: AgreementComplaint | null
  /** In whose name is accepted. */
  readonly account: string
  readonly rights: ReadonlySet<Right>
  readonly language: Language
  readonly t: Translate
}

/** What views/contract/agreement.ejs is given: the text of an agreement, what was decided about it, and the decision. */
export function agreementPage(facts: AgreementFacts) {
  const { file, complaint, language, t } = facts
  const { agreement, shown } = file
  const { supplier, name, current } = agreement
  const isCurrent = shown.version === current.version
  const { date } = formatsFor(language)
  const href = `/contract/data-processing/${supplier}`
  const form = isCurrent ? acceptanceForm(facts) : null
  return {
    title: t('contract.agreement.title', { supplier: name }),
    head: pageHead({
      trail: [
        { label: t('contract.agreements.title'), href: '/contract/data-processing' },
        ...(isCurrent ? [] : [{ label: name, href }]),
      ],
      lead: t('contract.agreement.lead', { version: shown.version, date: date(shown.publishedAt).text }),
      pill: agreementPill(agreement, t),
    }),
    notice: noticeOf(facts, isCurrent, href),
    errors: errorSummary(complaint === 'not_ticked' && form ? [form.agreed] : []),
    textTitle: t('contract.version', { version: shown.version }),
    text: richText(shown.body[language]),
    state: { title: t('contract.agreement.decision'), text: stateText(facts) },
    form,
    withdraw:
      isCurrent && agreement.last?.decision === 'accepted' && grants(facts.rights, 'agreements:decide')
        ? { href: `${href}/withdrawals/new`, label: t('contract.agreement.withdraw') }
        : null,
    history: historyOf(facts),
  }
}

function noticeOf({ complaint, t }: AgreementFacts, isCurrent: boolean, href: string) {
  if (complaint === 'outdated') return alert('act', t('contract.agreement.outdated'), { urgent: true })
  if (isCurrent) return null
  return alert('quiet', t('contract.agreement.earlier'), { link: { href, label: t('contract.agreement.to_current') } })
}

/** The tick and the button, for whoever may accept what is not accepted. */
function acceptanceForm({ file, complaint, account, rights, t }: AgreementFacts) {
  const { agreement } = file
  if (agreementState(agreement) === 'accepted' || !grants(rights, 'agreements:decide')) return null
  const { version } = agreement.current
  return {
    action: `/contract/data-processing/${agreement.supplier}/acceptances`,
    version,
    agreed: field({
      kind: 'checkboxes',
      name: 'agreed',
      label: t('contract.agreement.consent'),
      required: true,
      options: [option('yes', t('contract.agreement.agreed', { account }))],
      error: complaint === 'not_ticked' ? t('contract.agreement.not_ticked') : null,
    }),
    submit: t('contract.agreement.accept', { version }),
  }
}

function stateText({ file, rights, language, t }: AgreementFacts): string {
  const { last, current, name } = file.agreement
  const state = agreementState(file.agreement)
  const values = {
    supplier: name,
    version: last?.version ?? 0,
    current: current.version,
    name: last?.by ?? '',
    date: last ? formatsFor(language).dateTime(last.at).text : '',
  }
  const who = state === 'accepted' || grants(rights, 'agreements:decide') ? [] : [t('contract.agreement.who')]
  return [t(`contract.agreement.is_${state}`, values), ...who].join(' ')
}

function historyOf({ file, language, t }: AgreementFacts) {
  const { agreement, decisions } = file
  if (decisions.length === 0) return null
  const { dateTime } = formatsFor(language)
  return {
    title: t('contract.agreement.history'),
    events: decisions.map(({ version, decision, at, by }) => ({
      at: dateTime(at),
      text: t(`contract.agreement.was_${decision}`, { version }),
      actor: by,
      tone: decision === 'accepted' ? 'done' : 'quiet',
    })),
    versions: [...new Set(decisions.map(({ version }) => version))]
      .filter((version) => version !== agreement.current.version)
      .map((version) => ({
        href: `/contract/data-processing/${agreement.supplier}?version=${version}`,
        label: t('contract.agreement.read_version', { version }),
      })),
  }
}
