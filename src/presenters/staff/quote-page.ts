import type { OpenQuote } from '#domain/documents/open-documents.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { errorSummary, field } from '../components/field.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { fact, facts } from '../orders/facts.ts'

export interface QuoteFacts {
  readonly quote: OpenQuote
  readonly purchaseOrder: string
  readonly error: string | null
  readonly language: Language
  readonly t: Translate
}

/** What views/staff/quote.ejs is given: a quote, and the form that enters its signature. */
export function quotePage({ quote, purchaseOrder, error, language, t }: QuoteFacts) {
  const { day, money } = formatsFor(language)
  const { number, account_name: account, reference, common_name: name } = quote
  const purchaseOrderField = field({
    name: 'purchaseOrder',
    label: t('staff.quote.purchase_order'),
    hint: t('staff.quote.purchase_order_hint'),
    value: purchaseOrder,
    error,
    maxlength: 60,
  })
  return {
    title: t('staff.quote.title', { number }),
    head: pageHead({
      trail: [{ label: t('staff.payments.title'), href: '/staff/payments' }],
      lead: t('staff.quote.lead', { account, reference, name }),
    }),
    errors: errorSummary([purchaseOrderField]),
    factsTitle: t('staff.quote.facts'),
    facts: facts([
      fact(t('staff.payments.columns.issued'), day(quote.issued_on).text),
      fact(t('staff.payments.columns.valid_until'), quote.valid_until && day(quote.valid_until).text),
      fact(t('staff.payments.columns.gross'), money(BigInt(quote.gross), quote.currency)),
    ]),
    formTitle: t('staff.quote.sign'),
    text: t('staff.quote.text'),
    action: `/staff/quotes/${number}/signature`,
    field: purchaseOrderField,
    submit: t('staff.quote.submit'),
  }
}
