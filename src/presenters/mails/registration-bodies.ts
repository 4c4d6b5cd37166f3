import { formatDateTime } from '#presenters/format.ts'
import { reasonDetail } from './about-order.ts'
import type { LetterBody } from './letter-body.ts'
import type { DataOf, Words } from './words.ts'

export function registrationReceivedBody(
  { name, organization, portalUrl }: DataOf<'registration_received'>,
  { t }: Words,
): LetterBody {
  return {
    values: { name, organization },
    paragraphs: [t('mail.registration_received.next')],
    notes: [t('mail.registration_received.unexpected')],
    url: portalUrl,
  }
}

export function registrationCorrectionBody(
  { name, organization, message, formUrl, expiresAt }: DataOf<'registration_correction'>,
  { t, language }: Words,
): LetterBody {
  return {
    values: { name, organization },
    details: [{ label: t('mail.detail.asked'), value: message }],
    paragraphs: [t('mail.registration_correction.next', { expires_at: formatDateTime(expiresAt, language) })],
    url: formUrl,
  }
}

export function registrationRefusedBody(
  { name, organization, reason, portalUrl }: DataOf<'registration_refused'>,
  words: Words,
): LetterBody {
  return { values: { name, organization }, details: reasonDetail(reason, words), url: portalUrl }
}
