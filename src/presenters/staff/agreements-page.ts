import type { AgreementOverview } from '#domain/agreements/agreement-overview.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { plainColumn, table } from '../components/table.ts'

export interface StaffAgreementsFacts {
  readonly agreements: readonly AgreementOverview[]
  readonly language: Language
  readonly t: Translate
}

const COLUMNS = ['supplier', 'version', 'accepted', 'outdated'] as const

/** What views/staff/agreements.ejs is given: each supplier's agreement and how many accounts have accepted it. */
export function staffAgreementsPage({ agreements, language, t }: StaffAgreementsFacts) {
  const { date, number } = formatsFor(language)
  const label = (column: (typeof COLUMNS)[number]) => t(`staff.agreements.columns.${column}`)
  return {
    title: t('staff.agreements.title'),
    head: pageHead({ lead: t('staff.agreements.lead') }),
    table: table({
      caption: t('staff.agreements.title'),
      columns: COLUMNS.map((column) => plainColumn(label(column), column === 'accepted' || column === 'outdated')),
    }),
    labels: { version: label('version'), accepted: label('accepted'), outdated: label('outdated') },
    rows: agreements.map(({ supplier, name, version, publishedAt, publishedBy, accepted, outdated }) => ({
      href: `/staff/data-processing/${supplier}`,
      name,
      version: version === null ? t('staff.agreements.none') : t('contract.version', { version }),
      published: publishedAt && t('contract.by', { date: date(publishedAt).text, name: publishedBy ?? '' }),
      accepted: number(accepted),
      outdated: number(outdated),
    })),
  }
}
