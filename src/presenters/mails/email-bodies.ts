import { formatDateTime } from '#presenters/format.ts'
import type { LetterBody } from './letter-body.ts'
import type { DataOf, Words } from './words.ts'

/** Goes to the new address: its receiver says whether it is theirs. */
export function emailConfirmationBody(
  { name, login, email, confirmUrl, expiresAt }: DataOf<'email_confirmation'>,
  { t, language }: Words,
): LetterBody {
  const expires_at = formatDateTime(expiresAt, language)
  return {
    values: { name, email, expires_at },
    paragraphs: [t('mail.email_confirmation.next', { expires_at })],
    details: [
      { label: t('mail.detail.login'), value: login },
      { label: t('mail.detail.link_expires'), value: expires_at },
    ],
    notes: [t('mail.email_confirmation.unexpected')],
    url: confirmUrl,
  }
}

/** Goes to the old address, in case it was somebody else who changed it. */
export function emailChangedBody(
  { name, login, at, signInUrl }: DataOf<'email_changed'>,
  { t, language }: Words,
): LetterBody {
  return {
    values: { name, at: formatDateTime(at, language) },
    details: [{ label: t('mail.detail.login'), value: login }],
    notes: [t('mail.email_changed.unexpected')],
    url: signInUrl,
  }
}
