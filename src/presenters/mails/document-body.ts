import { formatDate, formatMoney } from '#presenters/format.ts'
import type { LetterBody } from './letter-body.ts'
import type { DataOf, Words } from './words.ts'

export function documentBody(
  data: DataOf<'invoice_issued' | 'credit_note_issued'>,
  { t, language }: Words,
): LetterBody {
  const { number, currency, gross, dueOn, pageUrl } = data
  const due = dueOn === null ? [] : [{ label: t('mail.detail.due'), value: formatDate(dueOn, language) }]
  return {
    values: { number },
    url: pageUrl,
    details: [
      { label: t('mail.detail.number'), value: number },
      { label: t('mail.detail.amount'), value: formatMoney({ amount: gross, currency }, language) },
      ...due,
    ],
  }
}
