import { grants, type Right } from '#domain/access/rights.ts'
import { agreementState, type SupplierAgreement } from '#domain/agreements/agreement.ts'
import type { Brand } from '#domain/catalogue/brand.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert } from '#presenters/components/alert.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import { plainColumn, table } from '#presenters/components/table.ts'
import { agreementPill } from './agreement-words.ts'

export interface AgreementsFacts {
  readonly agreements: readonly SupplierAgreement[]
  readonly brands: readonly Brand[]
  readonly rights: ReadonlySet<Right>
  readonly language: Language
  readonly t: Translate
}

const COLUMNS = ['supplier', 'version', 'agreement_state', 'decided', 'act'] as const

/** What views/contract/agreements.ejs is given: each supplier with its agreement, and what was decided about it. */
export function agreementsPage({ agreements, brands, rights, language, t }: AgreementsFacts) {
  const { date, dateTime } = formatsFor(language)
  const mayDecide = grants(rights, 'agreements:decide')
  const asked = agreements.filter((one) => ['open', 'renewed'].includes(agreementState(one))).length
  const label = (column: (typeof COLUMNS)[number]) => t(`contract.columns.${column}`)
  return {
    title: t('contract.agreements.title'),
    head: pageHead({ lead: t('contract.agreements.lead') }),
    notice:
      asked === 0
        ? null
        : alert(
            'act',
            t(mayDecide ? 'contract.agreements.asked' : 'contract.agreements.asked_others', { count: asked }),
          ),
    use: {
      title: t('contract.agreements.use_title'),
      text: [t('contract.agreements.use'), t('contract.agreements.free')],
    },
    empty:
      agreements.length === 0
        ? { title: t('contract.agreements.none_title'), text: t('contract.agreements.none_text'), action: null }
        : null,
    table: table({
      caption: t('contract.agreements.title'),
      columns: COLUMNS.map((column) => plainColumn(label(column))),
    }),
    labels: Object.fromEntries(COLUMNS.map((column) => [column, label(column)])) as Record<
      (typeof COLUMNS)[number],
      string
    >,
    rows: agreements.map((agreement) => {
      const { supplier, name, current, last } = agreement
      const isAsked = mayDecide && agreementState(agreement) !== 'accepted'
      return {
        href: `/contract/data-processing/${supplier}`,
        name,
        brands: brands
          .filter((brand) => brand.supplier === supplier)
          .map((brand) => brand.name)
          .join(', '),
        version: t('contract.version', { version: current.version }),
        published: date(current.publishedAt),
        pill: agreementPill(agreement, t),
        decided: last && t('contract.by', { date: dateTime(last.at).text, name: last.by }),
        act: t(isAsked ? 'contract.agreements.read_and_accept' : 'contract.agreements.read'),
        actLabel: t(isAsked ? 'contract.agreements.read_and_accept_of' : 'contract.agreements.read_of', {
          supplier: name,
        }),
        isAsked,
      }
    }),
  }
}
