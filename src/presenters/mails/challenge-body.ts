import { formatDateTime } from '#presenters/format.ts'
import type { LetterBody } from './letter-body.ts'
import type { DataOf, Words } from './words.ts'

/** Goes to people who may never have heard of us: who asks for what, and what to do if they did not expect it. */
export function challengeBody(data: DataOf<'dcv_challenge'>, { t, language }: Words): LetterBody {
  const { domain, requestedBy, reference, names, approveUrl, expiresAt } = data
  return {
    values: { domain, requested_by: requestedBy },
    paragraphs: [t('mail.dcv_challenge.next')],
    list: { title: t('mail.dcv_challenge.names'), items: names },
    details: [
      { label: t('mail.detail.domain'), value: domain },
      { label: t('mail.detail.requested_by'), value: requestedBy },
      { label: t('mail.detail.reference'), value: reference },
      { label: t('mail.detail.link_expires'), value: formatDateTime(expiresAt, language) },
    ],
    notes: [t('mail.dcv_challenge.unexpected'), t('mail.dcv_challenge.secret')],
    url: approveUrl,
  }
}
