import type { Mail } from '#domain/mails/mail.ts'
import { formatDateTime } from '#presenters/format.ts'
import type { LetterBody } from './letter-body.ts'
import type { DataOf, Words } from './words.ts'

type LinkMail = Extract<Mail, { readonly kind: 'password_invitation' | 'password_reset' | 'staff_invitation' }>

/** The login and the way to a password, never a password. */
export function passwordLinkBody({ kind, data }: LinkMail, { t, language }: Words): LetterBody {
  const { name, login, passwordUrl } = data
  const expires_at = formatDateTime(data.expiresAt, language)
  return {
    values: { name, expires_at, ...('accountName' in data ? { account: data.accountName } : {}) },
    paragraphs: [t(`mail.${kind}.next`, { expires_at })],
    details: [
      { label: t('mail.detail.login'), value: login },
      { label: t('mail.detail.link_expires'), value: expires_at },
    ],
    notes: [t(`mail.${kind}.unexpected`)],
    url: passwordUrl,
  }
}

/** Tells the owner of a login that its password is another one now, in case it was not them. */
export function passwordChangedBody(
  { name, login, at, forgottenUrl }: DataOf<'password_changed'>,
  { t, language }: Words,
): LetterBody {
  return {
    values: { name, at: formatDateTime(at, language) },
    paragraphs: [t('mail.password_changed.sessions')],
    details: [{ label: t('mail.detail.login'), value: login }],
    notes: [t('mail.password_changed.unexpected')],
    url: forgottenUrl,
  }
}
