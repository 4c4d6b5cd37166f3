import { alert } from '../components/alert.ts'
import { errorSummary, field, option } from '../components/field.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { invoiceFacts, leadOf, type InvoiceFacts } from './invoice-page.ts'

/** Means by which money comes that staff enter: cards tell the portal themselves. */
export const ENTERED_MEANS = ['transfer', 'cheque'] as const

export interface PaymentDraft {
  readonly values: Readonly<Record<string, string>>
  readonly errors: Readonly<Record<string, string>>
  /** The form was sent before with other values, which were entered; these were not. */
  readonly isOther?: true
}

export interface PaymentFormFacts extends InvoiceFacts {
  /** Makes the form count once, however often it is sent. */
  readonly nonce: string
  /** Calendar day. */
  readonly today: string
}

/** What views/staff/payment-form.ejs is given. Untouched, it proposes a transfer of what is open, today. */
export function paymentFormPage(facts: PaymentFormFacts, draft: PaymentDraft | null) {
  const { invoice, today, language, t } = facts
  const open = openAmount(facts)
  const values = draft?.values ?? {
    means: 'transfer',
    amount: open > 0n ? decimal(open, language) : '',
    receivedOn: today,
    bankReference: '',
  }
  const about = (name: string) => ({ name, value: values[name] ?? '', error: draft?.errors[name] ?? null })
  const fields = [
    field({
      ...about('means'),
      kind: 'radio',
      label: t('staff.payment.means'),
      required: true,
      options: ENTERED_MEANS.map((means) => option(means, t(`staff.invoice.means.${means}`))),
    }),
    field({
      ...about('amount'),
      label: t('staff.payment.amount'),
      hint: t('staff.payment.amount_hint', {
        currency: invoice.currency,
        open: formatsFor(language).money(open, invoice.currency),
      }),
      required: true,
      inputmode: 'decimal',
      maxlength: 20,
    }),
    field({ ...about('receivedOn'), kind: 'date', label: t('staff.payment.received_on'), required: true }),
    field({ ...about('bankReference'), label: t('staff.payment.bank_reference'), maxlength: 140 }),
  ]
  return {
    title: t('staff.payment.title'),
    head: pageHead({
      trail: [
        { label: t('staff.payments.title'), href: '/staff/payments' },
        { label: invoice.number, href: `/staff/payments/${invoice.number}` },
      ],
      lead: leadOf(facts, 'staff.payment.lead'),
    }),
    other: draft?.isOther ? alert('stop', t('staff.payment.sent_before')) : null,
    errors: errorSummary(fields),
    action: '/staff/payments',
    invoice: invoice.number,
    nonce: facts.nonce,
    fields,
    submit: t('staff.payment.submit'),
    factsTitle: t('staff.invoice.facts'),
    facts: invoiceFacts(facts),
  }
}

function openAmount({ invoice }: InvoiceFacts): bigint {
  const open = BigInt(invoice.gross) - BigInt(invoice.paid)
  return open > 0n ? open : 0n
}

/** Minor units as people of the language type them. */
function decimal(amount: bigint, language: 'en' | 'fr'): string {
  const digits = amount.toString().padStart(3, '0')
  return `${digits.slice(0, -2)}${language === 'fr' ? ',' : '.'}${digits.slice(-2)}`
}
