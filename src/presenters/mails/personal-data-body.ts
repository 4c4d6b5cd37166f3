import { formatDateTime } from '#presenters/format.ts'
import type { LetterBody } from './letter-body.ts'
import type { DataOf, Words } from './words.ts'

/** The way to the page of one's personal data; nothing of the data itself. */
export function personalDataLinkBody(
  { about, email, openUrl, expiresAt }: DataOf<'personal_data_link'>,
  { t, language }: Words,
): LetterBody {
  const expires_at = formatDateTime(expiresAt, language)
  return {
    values: { about, email, expires_at },
    paragraphs: [t('mail.personal_data_link.next', { expires_at })],
    details: [{ label: t('mail.detail.link_expires'), value: expires_at }],
    notes: [t('mail.personal_data_link.unexpected')],
    url: openUrl,
  }
}
