import { formatDate, formatDateTime } from '#presenters/format.ts'
import type { LetterBody } from './letter-body.ts'
import type { DataOf, Words } from './words.ts'

/** The way to a certificate: the key is made in the browser that opens it. */
export function certificateLinkBody(
  { name, login, accountName, linkUrl, expiresAt }: DataOf<'certificate_link'>,
  { t, language }: Words,
): LetterBody {
  const expires_at = formatDateTime(expiresAt, language)
  return {
    values: { name, account: accountName, expires_at },
    paragraphs: [t('mail.certificate_link.next')],
    details: [
      { label: t('mail.detail.login'), value: login },
      { label: t('mail.detail.link_expires'), value: expires_at },
    ],
    notes: [t('mail.certificate_link.unexpected')],
    url: linkUrl,
  }
}

/** Tells its owner that a certificate was made, in case it was not them. */
export function certificateMadeBody(
  { name, login, at, notAfter, pageUrl }: DataOf<'certificate_made'>,
  { t, language }: Words,
): LetterBody {
  return {
    values: { name, at: formatDateTime(at, language) },
    paragraphs: [t('mail.certificate_made.former')],
    details: [
      { label: t('mail.detail.login'), value: login },
      { label: t('mail.certificate_made.until'), value: formatDate(notAfter, language) },
    ],
    notes: [t('mail.certificate_made.unexpected')],
    url: pageUrl,
  }
}

export function certificateEndingBody(
  { name, notAfter, pageUrl }: DataOf<'certificate_ending'>,
  { t, language }: Words,
): LetterBody {
  return {
    values: { name, date: formatDate(notAfter, language) },
    paragraphs: [t('mail.certificate_ending.next')],
    url: pageUrl,
  }
}

/** To the super user: somebody of the account is shut out. */
export function userBlockedBody(
  { name, userName, userLogin, cause, by, address, at, pageUrl }: DataOf<'user_blocked'>,
  { t, language }: Words,
): LetterBody {
  return {
    values: { name, user: userName },
    paragraphs: [t(`mail.user_blocked.cause.${cause}`, { user: userName, by }), t('mail.user_blocked.next')],
    details: [
      { label: t('mail.detail.login'), value: userLogin },
      { label: t('mail.user_blocked.at'), value: formatDateTime(at, language) },
      ...(address === null ? [] : [{ label: t('mail.user_blocked.address'), value: address }]),
    ],
    url: pageUrl,
  }
}
