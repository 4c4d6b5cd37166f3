import type { Mail } from '#domain/mails/mail.ts'
import { formatDateTime } from '#presenters/format.ts'
import type { LetterBody } from './letter-body.ts'
import type { DataOf, Words } from './words.ts'

/** Goes to the new address, or to the old one first: its receiver says whether they want it. */
export function emailConfirmationBody(
  { kind, data }: Extract<Mail, { readonly kind: 'email_confirmation' | 'email_release' }>,
  { t, language }: Words,
): LetterBody {
  const { name, login, email, confirmUrl, expiresAt } = data
  const expires_at = formatDateTime(expiresAt, language)
  return {
    values: { name, email, expires_at },
    paragraphs: [t(`mail.${kind}.next`, { expires_at })],
    details: [
      { label: t('mail.detail.login'), value: login },
      { label: t('mail.detail.link_expires'), value: expires_at },
    ],
    notes: [t(`mail.${kind}.unexpected`)],
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
