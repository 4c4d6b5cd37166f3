import { formatMoney } from '#presenters/format.ts'
import { aboutOrder } from './about-order.ts'
import type { LetterBody } from './letter-body.ts'
import type { DataOf, Words } from './words.ts'

export function paymentReceivedBody(data: DataOf<'payment_received'>, words: Words): LetterBody {
  const { t, language } = words
  const amount = formatMoney(data, language)
  return aboutOrder(data, words, {
    values: { amount, invoice: data.invoiceNumber },
    details: [
      { label: t('mail.detail.amount'), value: amount },
      { label: t('mail.detail.invoice'), value: data.invoiceNumber },
    ],
  })
}

export function paymentRefusedBody(data: DataOf<'payment_refused'>, words: Words): LetterBody {
  return { ...aboutOrder(data, words), paragraphs: [words.t('mail.payment_refused.next')] }
}
