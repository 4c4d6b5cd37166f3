import { formatDate } from '#presenters/format.ts'
import type { LetterBody } from './letter-body.ts'
import type { DataOf, Words } from './words.ts'

/** When the contract ends, what that closes, and how to go on. */
export function contractEndingBody(
  { number, endsOn, daysLeft, contractUrl }: DataOf<'contract_ending'>,
  { t, language }: Words,
): LetterBody {
  const ends_on = formatDate(endsOn, language)
  const left = daysLeft === 0 ? t('mail.contract_ending.today') : t('mail.contract_ending.left', { count: daysLeft })
  return {
    values: { number, ends_on },
    paragraphs: [left, t('mail.contract_ending.next')],
    details: [
      { label: t('mail.detail.contract'), value: number },
      { label: t('mail.detail.last_day'), value: ends_on },
    ],
    notes: [t('mail.contract_ending.certificates')],
    url: contractUrl,
  }
}
