import { formatsFor } from '#presenters/components/formats.ts'
import type { CodeLine } from './facts.ts'
import type { BuiltAct } from './order-acts.ts'
import { amountDue, openInvoice, type OrderPageFacts } from './order-file.ts'

/** How the rest of an invoice can be paid: by card now, or by a transfer with these details. */
export interface PaymentOffer {
  readonly amount: string
  readonly card: { readonly action: string; readonly label: string } | null
  readonly transfer: { readonly title: string; readonly isOpen: boolean; readonly lines: readonly CodeLine[] } | null
}

export function paymentOffer(facts: OrderPageFacts & { readonly acts: ReadonlySet<BuiltAct> }): PaymentOffer | null {
  const { file, acts, language, t } = facts
  const invoice = openInvoice(file)
  if (!invoice) return null
  const { reference, paymentMeans } = file.order
  const amount = formatsFor(language).money(amountDue(file), invoice.content.currency)
  return {
    amount,
    card: acts.has('pay')
      ? { action: `/orders/${reference}/checkouts`, label: t('orders.acts.pay_amount', { amount }) }
      : null,
    transfer: {
      title: t('orders.payment.transfer'),
      isOpen: paymentMeans !== 'card',
      lines: [
        { id: 'iban', label: t('documents.payment.iban'), value: invoice.content.seller.bank.iban },
        { id: 'bic', label: t('documents.payment.bic'), value: invoice.content.seller.bank.bic },
        {
          id: 'payment-reference',
          label: t('documents.payment.reference'),
          value: invoice.content.paymentReference ?? invoice.number,
        },
      ],
    },
  }
}
