import type { Language } from '#domain/shared/language.ts'
import { DAY } from '#domain/shared/time.ts'
import { QUEUE_VIEWS, type QueuedCase, type QueueView } from '#domain/validation/queued-case.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { plainColumn, table } from '../components/table.ts'
import { missingPills } from './missing.ts'

export interface CaseListFacts {
  readonly language: Language
  readonly now: Date
  readonly productName: (code: string) => string
  readonly t: Translate
}

export interface CasesFacts extends CaseListFacts {
  readonly view: QueueView
  readonly cases: readonly QueuedCase[]
  /** The list ends there. */
  readonly most: number
}

/** What views/staff/cases.ejs is given: the queue of the validation team. */
export function casesPage(facts: CasesFacts) {
  const { view, cases, most, t } = facts
  const isEmpty = cases.length === 0
  return {
    title: t('staff.cases.title'),
    head: pageHead({ lead: t('staff.cases.lead') }),
    tabs: {
      label: t('staff.cases.views'),
      links: QUEUE_VIEWS.map((one) => ({
        label: t(`staff.cases.view.${one}`),
        href: one === 'all' ? '/staff/cases' : `/staff/cases?show=${one}`,
        current: one === view,
      })),
    },
    list: caseList(cases.slice(0, most), {
      ...facts,
      count:
        cases.length > most
          ? t('staff.cases.capped', { count: most })
          : t('staff.cases.shown', { count: cases.length }),
    }),
    empty: isEmpty ? { title: t('staff.cases.empty_title'), text: t('staff.cases.empty_text'), action: null } : null,
  }
}

const COLUMNS = ['name', 'organization', 'product', 'missing', 'since'] as const

/** Cases as a table: the queue, and the oldest of them on the overview. */
export function caseList(cases: readonly QueuedCase[], facts: CaseListFacts & { readonly count: string | null }) {
  const { count, t } = facts
  return {
    table: table({
      caption: t('staff.cases.title'),
      columns: COLUMNS.map((column) => plainColumn(t(`staff.cases.columns.${column}`))),
      count,
    }),
    labels: {
      organization: t('staff.cases.columns.organization'),
      product: t('staff.cases.columns.product'),
      missing: t('staff.cases.columns.missing'),
      since: t('staff.cases.columns.since'),
    },
    rows: cases.map((one) => caseRow(one, facts)),
  }
}

function caseRow(one: QueuedCase, { language, now, productName, t }: CaseListFacts) {
  const days = Math.floor((now.getTime() - one.waiting_since.getTime()) / DAY)
  return {
    href: `/staff/cases/${one.reference}`,
    name: one.common_name,
    reference: one.reference,
    organization: one.organization_name,
    account: one.account_name,
    product: productName(one.product_code),
    missing: missingPills(
      {
        fulfilment: one.fulfilment,
        settlement: one.settlement,
        level: one.level,
        ticked: one.ticked,
        isRefusedByCa: one.kind === 'refused',
        awaitsCertificate: one.kind === 'certificate',
        csrMissing: one.csr_missing,
        openDomains: one.open_domains,
        caaRefusals: one.caa_refusals,
        documentsSent: one.documents_sent,
      },
      t,
    ),
    since: formatsFor(language).date(one.waiting_since),
    waiting: days < 1 ? t('staff.cases.waiting.today') : t('staff.cases.waiting.days', { count: days }),
  }
}
