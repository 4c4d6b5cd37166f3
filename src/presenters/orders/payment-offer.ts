import type { CommercialDocument } from '#domain/documents/document.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
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

/** What an offer is made of, whatever the invoice is for. */
interface Offered {
  readonly invoice: { readonly number: string; readonly content: CommercialDocument }
  readonly due: bigint
  /** Where paying by card begins; null where this visitor can't. */
  readonly cardAction: string | null
  /** Who means to pay by card sees the bank's details folded. */
  readonly byCard: boolean
  readonly language: Language
  readonly t: Translate
}

export function invoiceOffer({ invoice, due, cardAction, byCard, language, t }: Offered): PaymentOffer {
  const { seller, currency, paymentReference } = invoice.content
  const amount = formatsFor(language).money(due, currency)
  return {
    amount,
    card: cardAction === null ? null : { action: cardAction, label: t('orders.acts.pay_amount', { amount }) },
    transfer: {
      title: t('orders.payment.transfer'),
      isOpen: !byCard,
      lines: [
        { id: 'iban', label: t('documents.payment.iban'), value: seller.bank.iban },
        { id: 'bic', label: t('documents.payment.bic'), value: seller.bank.bic },
        { id: 'payment-reference', label: t('documents.payment.reference'), value: paymentReference ?? invoice.number },
      ],
    },
  }
}

export function paymentOffer(facts: OrderPageFacts & { readonly acts: ReadonlySet<BuiltAct> }): PaymentOffer | null {
  const { file, acts, language, t } = facts
  const invoice = openInvoice(file)
  if (!invoice) return null
  const { reference, paymentMeans } = file.order
  const cardAction = acts.has('pay') ? `/orders/${reference}/checkouts` : null
  return invoiceOffer({ invoice, due: amountDue(file), cardAction, byCard: paymentMeans === 'card', language, t })
}
