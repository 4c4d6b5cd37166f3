import type { CardExcess, OpenInvoice, OpenQuote } from '#domain/documents/open-documents.ts'
import { printedReference } from '#domain/documents/creditor-reference.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { field } from '../components/field.ts'
import { filterBar } from '../components/filter-bar.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { plainColumn, table } from '../components/table.ts'
import { invoiceSubject } from './invoice-page.ts'

export interface PaymentsFacts {
  readonly address: string
  readonly keyword: string
  readonly excesses: readonly CardExcess[]
  readonly invoices: readonly OpenInvoice[]
  readonly quotes: readonly OpenQuote[]
  /** The lists end there. */
  readonly most: number
  /** Calendar day. */
  readonly today: string
  readonly language: Language
  readonly t: Translate
}

/** What views/staff/payments.ejs is given: what is to be paid, and what is to be signed. */
export function paymentsPage(facts: PaymentsFacts) {
  const { address, keyword, t } = facts
  const search = field({ name: 'q', kind: 'search', label: t('staff.payments.search'), value: keyword, maxlength: 100 })
  return {
    title: t('staff.payments.title'),
    head: pageHead({ lead: t('staff.payments.lead') }),
    filters: filterBar(address, [search]),
    excesses: excessPart(facts),
    invoices: invoiceList(facts),
    quotes: quoteList(facts),
  }
}

/** What is to be given back to cards; null where nothing is. */
function excessPart({ excesses, language, t }: PaymentsFacts) {
  const { day, money } = formatsFor(language)
  if (excesses.length === 0) return null
  return {
    title: t('staff.payments.excesses'),
    text: t('staff.payments.excesses_text'),
    rows: excesses.map(({ number, excess, currency, account_name: account, received_on: receivedOn }) => ({
      href: `/staff/payments/${number}`,
      number,
      text: t('staff.payments.excess', {
        amount: money(BigInt(excess), currency),
        account,
        date: day(receivedOn).text,
      }),
    })),
  }
}

const INVOICE_COLUMNS = ['number', 'account', 'due', 'gross', 'open'] as const
const QUOTE_COLUMNS = ['number', 'account', 'issued', 'valid_until', 'gross'] as const
const MONEY: readonly string[] = ['gross', 'open']

function invoiceList(facts: PaymentsFacts) {
  const { invoices, today, t } = facts
  const { day, money } = formatsFor(facts.language)
  return {
    ...frameOf('invoices', INVOICE_COLUMNS, invoices.length, facts),
    rows: invoices.slice(0, facts.most).map((invoice) => {
      const [gross, paid] = [BigInt(invoice.gross), BigInt(invoice.paid)]
      return {
        href: `/staff/payments/${invoice.number}`,
        number: invoice.number,
        about: invoiceSubject(invoice, t),
        account: invoice.account_name,
        reference: invoice.payment_reference ? printedReference(invoice.payment_reference) : null,
        due: invoice.due_on ? day(invoice.due_on) : null,
        overdue: invoice.due_on !== null && invoice.due_on < today ? t('staff.payments.overdue') : null,
        gross: money(gross, invoice.currency),
        paid: paid > 0n ? t('staff.payments.paid', { amount: money(paid, invoice.currency) }) : null,
        open: money(gross - paid, invoice.currency),
        enterHref: `/staff/payments/new?invoice=${invoice.number}`,
        enterLabel: t('staff.payments.enter_for', { number: invoice.number }),
      }
    }),
  }
}

function quoteList(facts: PaymentsFacts) {
  const { quotes, t } = facts
  const { day, money } = formatsFor(facts.language)
  return {
    ...frameOf('quotes', QUOTE_COLUMNS, quotes.length, facts),
    rows: quotes.slice(0, facts.most).map((quote) => ({
      href: `/staff/quotes/${quote.number}`,
      number: quote.number,
      order: quote.reference,
      account: quote.account_name,
      name: quote.common_name,
      issued: day(quote.issued_on),
      validUntil: quote.valid_until ? day(quote.valid_until) : null,
      gross: money(BigInt(quote.gross), quote.currency),
      signLabel: t('staff.payments.sign_for', { number: quote.number }),
    })),
  }
}

/** Table, words and empty state of one of the two lists. */
function frameOf<Column extends (typeof INVOICE_COLUMNS | typeof QUOTE_COLUMNS)[number]>(
  list: 'invoices' | 'quotes',
  columns: readonly Column[],
  found: number,
  { keyword, most, t }: PaymentsFacts,
) {
  const label = (column: Column) => t(`staff.payments.columns.${column}`)
  return {
    title: t(`staff.payments.${list}`),
    table: table({
      caption: t(`staff.payments.${list}`),
      columns: [
        ...columns.map((column) => plainColumn(label(column), MONEY.includes(column))),
        plainColumn(t('staff.payments.columns.act')),
      ],
      count:
        found > most
          ? t('staff.payments.capped', { count: most })
          : t(`staff.payments.${list}_count`, { count: found }),
    }),
    labels: Object.fromEntries(columns.map((column) => [column, label(column)])) as Record<Column, string>,
    empty: found > 0 ? null : emptyState(list, keyword, t),
  }
}

function emptyState(list: 'invoices' | 'quotes', keyword: string, t: Translate) {
  const [title, text] =
    keyword === ''
      ? ([t(`staff.payments.${list}_empty_title`), t(`staff.payments.${list}_empty_text`)] as const)
      : ([t('staff.payments.none_found_title', { keyword }), t('staff.payments.none_found_text')] as const)
  return { title, text, action: null }
}
