import { printedReference } from '#domain/documents/creditor-reference.ts'
import type { EnteredPayment, InvoiceFile, OpenInvoice } from '#domain/documents/open-documents.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert, type Alert } from '../components/alert.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { plainColumn, table } from '../components/table.ts'
import { fact, facts } from '../orders/facts.ts'

export interface InvoiceFacts {
  readonly invoice: InvoiceFile
  readonly language: Language
  readonly t: Translate
}

const COLUMNS = ['received', 'means', 'bank_reference', 'entered_by', 'amount'] as const

/** What views/staff/invoice.ejs is given: an invoice, its payments, and what they mean for it. */
export function invoicePage(page: InvoiceFacts, payments: readonly EnteredPayment[]) {
  const { invoice, language, t } = page
  const { day, money } = formatsFor(language)
  const isClosed = invoice.credited_by !== null
  return {
    title: t('staff.invoice.title', { number: invoice.number }),
    head: pageHead({
      trail: [{ label: t('staff.payments.title'), href: '/staff/payments' }],
      lead: leadOf(page, 'staff.invoice.lead'),
      ...(!isClosed && {
        action: { label: t('staff.payments.enter'), href: `/staff/payments/new?invoice=${invoice.number}` },
      }),
    }),
    state: paymentState(page, payments),
    returns: returnsPart(page, payments),
    factsTitle: t('staff.invoice.facts'),
    facts: invoiceFacts(page),
    paymentsTitle: t('staff.invoice.payments'),
    none: payments.length === 0 ? t('staff.invoice.none') : null,
    table: table({
      caption: t('staff.invoice.payments'),
      columns: COLUMNS.map((column) => plainColumn(t(`staff.invoice.columns.${column}`), column === 'amount')),
    }),
    labels: Object.fromEntries(COLUMNS.map((column) => [column, t(`staff.invoice.columns.${column}`)])) as Record<
      (typeof COLUMNS)[number],
      string
    >,
    rows: payments.map((payment) => ({
      received: day(payment.received_on),
      means: t(`staff.invoice.means.${payment.means}`),
      bankReference: payment.bank_reference,
      enteredBy: payment.entered_by,
      amount: money(BigInt(payment.amount), payment.currency),
    })),
  }
}

/** What a card was charged too much: to be given back at the provider, then entered here. */
function returnsPart({ invoice, language, t }: InvoiceFacts, payments: readonly EnteredPayment[]) {
  const { money } = formatsFor(language)
  return payments
    .filter(({ to_return: excess }) => BigInt(excess) > 0n)
    .map(({ id, to_return: excess, currency, bank_reference: reference }) => ({
      action: `/staff/payments/${invoice.number}/returns`,
      payment: id,
      title: t('staff.invoice.return.title', { amount: money(BigInt(excess), currency) }),
      text: t('staff.invoice.return.text', { reference }),
      submit: t('staff.invoice.return.submit'),
    }))
}

/** What the money that came means: in full, a part, too much, or for nothing any more. */
function paymentState({ invoice, language, t }: InvoiceFacts, payments: readonly EnteredPayment[]): Alert {
  const { money } = formatsFor(language)
  const returned = payments.reduce((sum, payment) => sum + BigInt(payment.returned), 0n)
  const [gross, paid] = [BigInt(invoice.gross), BigInt(invoice.paid) - returned]
  const said = (amount: bigint) => money(amount, invoice.currency)
  if (invoice.credited_by) return alert('quiet', t('staff.invoice.state.credited', { number: invoice.credited_by }))
  if (paid === 0n) return alert('act', t('staff.invoice.state.open'))
  if (paid < gross) return alert('act', t('staff.invoice.state.part', { open: said(gross - paid) }))
  if (paid === gross) return alert('done', t('staff.invoice.state.paid'))
  return alert('done', t('staff.invoice.state.over', { over: said(paid - gross) }))
}

export function invoiceFacts({ invoice, language, t }: InvoiceFacts) {
  const { day, money } = formatsFor(language)
  const [gross, paid] = [BigInt(invoice.gross), BigInt(invoice.paid)]
  const label = (column: 'issued' | 'due' | 'gross' | 'paid' | 'open' | 'reference') =>
    t(`staff.payments.columns.${column}`)
  return facts([
    fact(t('staff.invoice.buyer'), invoice.buyer_name),
    fact(label('issued'), day(invoice.issued_on).text),
    fact(label('due'), invoice.due_on && day(invoice.due_on).text),
    fact(label('reference'), invoice.payment_reference && printedReference(invoice.payment_reference), { mono: true }),
    fact(label('gross'), money(gross, invoice.currency)),
    fact(label('paid'), money(paid, invoice.currency)),
    fact(label('open'), money(gross > paid ? gross - paid : 0n, invoice.currency)),
  ])
}

/** The order that an invoice is for, or that it credits the account. */
export const invoiceSubject = ({ reference, common_name: name }: OpenInvoice, t: Translate): string =>
  reference === null ? t('staff.payments.top_up') : `${reference} · ${name ?? ''}`

/** Whose document it is and what it is for. */
export function leadOf({ invoice, t }: InvoiceFacts, key: 'staff.invoice.lead' | 'staff.payment.lead'): string {
  const { number, account_name: account } = invoice
  return t(key, { number, account, about: invoiceSubject(invoice, t) })
}
