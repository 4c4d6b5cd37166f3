import { formatDateTime } from '#presenters/format.ts'
import type { LetterBody } from './letter-body.ts'
import type { DataOf, Words } from './words.ts'

export function passwordResetBody(
  { name, resetUrl, expiresAt }: DataOf<'password_reset'>,
  { t, language }: Words,
): LetterBody {
  const expires_at = formatDateTime(expiresAt, language)
  return {
    values: { name, expires_at },
    paragraphs: [t('mail.password_reset.next', { expires_at })],
    notes: [t('mail.password_reset.unexpected')],
    url: resetUrl,
  }
}
