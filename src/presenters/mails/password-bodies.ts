import type { Mail } from '#domain/mails/mail.ts'
import { formatDateTime } from '#presenters/format.ts'
import type { LetterBody } from './letter-body.ts'
import type { Words } from './words.ts'

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

type ChangeMail = Extract<Mail, { readonly kind: 'password_changed' | 'login_changed' }>

/** Tells the owner of a login that it, or its password, is another one now, in case it was not them. */
export function credentialChangedBody({ kind, data }: ChangeMail, { t, language }: Words): LetterBody {
  const { name, login, at, forgottenUrl } = data
  return {
    values: { name, at: formatDateTime(at, language) },
    paragraphs: [t(`mail.${kind}.sessions`)],
    details: [{ label: t('mail.detail.login'), value: login }],
    notes: [t(`mail.${kind}.unexpected`)],
    url: forgottenUrl,
  }
}
