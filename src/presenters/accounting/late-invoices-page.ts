import { grants, type Right } from '#domain/access/rights.ts'
import type { LateInvoice } from '#domain/documents/late-invoice.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { plainColumn, table } from '../components/table.ts'

export interface LateInvoicesFacts {
  readonly invoices: readonly LateInvoice[]
  /** The list ends there. */
  readonly most: number
  readonly rights: ReadonlySet<Right>
  readonly language: Language
  readonly t: Translate
}

const COLUMNS = ['number', 'due', 'open', 'payment_reference'] as const

/** What views/accounting/late-invoices.ejs is given: what should have been paid, the oldest first. */
export function lateInvoicesPage({ invoices, most, rights, language, t }: LateInvoicesFacts) {
  const { day, money } = formatsFor(language)
  const label = (column: (typeof COLUMNS)[number]) => t(`accounting.late.columns.${column}`)
  const seesOrders = grants(rights, 'orders:read')
  return {
    title: t('accounting.late.title'),
    head: pageHead({ lead: t('accounting.late.lead') }),
    table: table({
      caption: t('accounting.late.title'),
      columns: COLUMNS.map((column) => plainColumn(label(column), column === 'open')),
      count: t(invoices.length > most ? 'accounting.late.capped' : 'accounting.late.count', {
        count: Math.min(invoices.length, most),
      }),
      empty:
        invoices.length === 0
          ? { title: t('accounting.late.empty_title'), text: t('accounting.late.empty_text'), action: null }
          : null,
    }),
    labels: { due: label('due'), open: label('open'), payment_reference: label('payment_reference') },
    rows: invoices.slice(0, most).map((invoice) => ({
      number: invoice.number,
      pdf: `/orders/${invoice.reference}/documents/${invoice.number}.pdf`,
      order: seesOrders ? `/orders/${invoice.reference}` : null,
      name: `${invoice.reference} · ${invoice.common_name}`,
      due: day(invoice.due_on),
      open: money(BigInt(invoice.gross) - BigInt(invoice.paid), invoice.currency),
      reference: invoice.payment_reference ?? invoice.number,
    })),
  }
}
